"""Ray on this machine, for the tests that need it."""

from __future__ import annotations

from typing import Final

_ATTEMPTS: Final = 3  # a node that takes over 30 seconds gives up, as on a busy machine


def start_ray() -> None:
    """Start Ray with two CPUs."""
    import ray

    for attempt in range(_ATTEMPTS):
        try:
            ray.init("local", num_cpus=2, include_dashboard=False, log_to_driver=False)
        except Exception as error:  # Ray raises no narrower one
            ray.shutdown()
            if "timed out during startup" not in str(error) or attempt == _ATTEMPTS - 1:
                raise
        else:
            return

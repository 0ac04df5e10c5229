"""``python -m pipeline`` is the command ``nusawarta``."""

from pipeline.cli import main

if __name__ == "__main__":
    main()

"""A finished output as one page that needs nothing else.

`report.write_report` gathers the sections, each a module with its query and its markup, and lays
them into ``assets/page.html`` with its style and its script. Counts are made by DuckDB, in bounded
memory, over the tables of the run and the corpus view (`pipeline.views.corpus`).
"""

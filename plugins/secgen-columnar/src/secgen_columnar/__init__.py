"""Facts and tables in Parquet; cubes on DuckDB and Spark, equal to the built-in engine to the cent."""

"""Groups of rows that links hold together, found for all rows at once."""

import polars as pl


def components(count: int, links: pl.DataFrame) -> pl.Series:
    """The least row of each row's connected group; rows are numbered 0 … ``count`` - 1, ``links`` has a and b.

    Label propagation with pointer jumping (Shiloach and Vishkin 1982), a few passes over the links still unsettled.
    """
    edges = links.select(pl.col("a").cast(pl.UInt32), pl.col("b").cast(pl.UInt32)).unique()
    label = pl.int_range(count, dtype=pl.UInt32, eager=True)
    while edges.height:
        least = edges.select(pl.max_horizontal("a", "b").alias("root"), pl.min_horizontal("a", "b").alias("least"))
        least = least.group_by("root").agg(pl.col("least").min())
        label = _with_values(label, least["root"], least["least"])
        while not (jumped := label.gather(label)).equals(label):
            label = jumped
        edges = pl.DataFrame({"a": label.gather(edges["a"]), "b": label.gather(edges["b"])})
        edges = edges.filter(pl.col("a") != pl.col("b")).unique()
    return label.alias("group")


def _with_values(series: pl.Series, at: pl.Series, values: pl.Series) -> pl.Series:
    return series.clone().scatter(at, values)

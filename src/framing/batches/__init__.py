"""A corpus larger than memory: measured batch by batch, on all cores or a cluster, gone on with after a stop."""

from framing.batches.cluster import Dask
from framing.batches.engines import Local
from framing.batches.running import Run, measure_in_batches

__all__ = ["Dask", "Local", "Run", "measure_in_batches"]

"""How outlets frame the same event: from saved pages to figures.

The public names stand in ``__init__.pyi``, in the order data flows. Each is
loaded when it is first used, so that ``import framing`` stays light.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

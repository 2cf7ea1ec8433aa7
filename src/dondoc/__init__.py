"""dondoc: from directive to done."""

__version__ = "0.1.0"

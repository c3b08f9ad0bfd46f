"""The whole secretariat on one page: figures, charts and the tables behind them."""

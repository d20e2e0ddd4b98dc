"""A small daily market with known anomalies: the same for the same seed, on every machine."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

TICKERS = ["GOTO.JK", "BUMI.JK", "BBCA.JK", "TLKM.JK", "ADRO.JK"]
FEATURES = ["return_z", "volume_z", "volatility_ratio", "market_gap_z"]
WINDOW = 30


@dataclass(frozen=True)
class Episode:
    """Consecutive trading days on which one stock behaves unlike itself. Both ends are included."""

    ticker: str
    first_day: pd.Timestamp
    last_day: pd.Timestamp


@dataclass(frozen=True)
class Market:
    """One row a day and stock, sorted by day: close, volume, features, and `anomaly` as 0 or 1."""

    days: pd.DataFrame
    episodes: list[Episode]

    def between(self, first: str, last: str) -> pd.DataFrame:
        return self.days[self.days["date"].between(first, last)].reset_index(drop=True)


def generate_market(seed: int) -> Market:
    """Two years of five stocks that follow a common market, with six episodes in each."""
    random = np.random.default_rng(seed)
    dates = pd.bdate_range("2023-01-02", "2024-12-31")
    market_return = random.normal(0.0003, 0.008, len(dates))
    frames, episodes = [], []
    for ticker in TICKERS:
        daily_return = random.uniform(0.7, 1.3) * market_return + random.normal(0, 0.011, len(dates))
        volume = random.lognormal(13, 0.35, len(dates))
        # Earnings days move a lot and are no anomaly: what a detector gets wrong.
        earnings = random.choice(np.arange(WINDOW, len(dates)), 12, replace=False)
        daily_return[earnings] *= 3
        volume[earnings] *= random.uniform(1.5, 3, len(earnings))
        anomaly = np.zeros(len(dates), dtype=int)
        # One episode in each sixth of the period, so that none touches another.
        for block in np.array_split(np.arange(2 * WINDOW, len(dates)), 6):
            first = int(random.choice(block[5:-10]))
            days = slice(first, first + int(random.integers(3, 7)))
            daily_return[days] += random.choice([-1, 1]) * random.uniform(0.025, 0.07)
            volume[days] *= random.uniform(2.5, 8)
            anomaly[days] = 1
            episodes.append(Episode(ticker, dates[days.start], dates[days.stop - 1]))
        frames.append(
            pd.DataFrame(
                {
                    "date": dates,
                    "ticker": ticker,
                    "close": 1000 * np.exp(np.cumsum(daily_return)),
                    "volume": volume.round(),
                    "anomaly": anomaly,
                    "daily_return": daily_return,
                }
            )
        )
    days = pd.concat(frames, ignore_index=True)
    days["market_return"] = days.groupby("date")["daily_return"].transform("mean")
    days = pd.concat([_with_features(stock) for _, stock in days.groupby("ticker", sort=False)])
    days = days.dropna(subset=FEATURES).sort_values(["date", "ticker"]).reset_index(drop=True)
    return Market(days, episodes)


def _with_features(stock: pd.DataFrame) -> pd.DataFrame:
    """Compares each day with the window before it, never with itself or with what came later."""
    returns = stock["daily_return"]
    gap = returns - stock["market_return"]
    return stock.assign(
        return_z=_against_window(returns),
        volume_z=_against_window(np.log(stock["volume"])),
        volatility_ratio=returns.rolling(3).std() / returns.rolling(WINDOW).std().shift(3),
        market_gap_z=_against_window(gap),
    )


def _against_window(values: pd.Series) -> pd.Series:
    before = values.shift(1).rolling(WINDOW)
    return (values - before.mean()) / before.std()

"""Feasts that follow the moon: Jewish ones exactly, Lunar New Year and Diwali by the new moon, Muslim ones by count.

Muslim months begin when the crescent is seen, which no table knows: the tabular calendar is within a day of it.
"""

from datetime import date, datetime, timedelta
from fractions import Fraction
from math import radians, sin


def rosh_hashanah(year: int) -> date:
    """1 Tishri that falls into the year, by Gauss's rule with the four postponements.

    >>> rosh_hashanah(2023), rosh_hashanah(2024)
    (datetime.date(2023, 9, 16), datetime.date(2024, 10, 3))
    """
    cycle = 12 * (year % 19 + 1) % 19
    moment = (
        year // 100
        - year // 400
        - 2
        + Fraction(765433, 492480) * cycle
        + Fraction(year % 4, 4)
        - Fraction(313 * year + 89081, 98496)
    )
    days = moment.numerator // moment.denominator
    day = date(year, 9, 1) + timedelta(days - 1)
    part, weekday = moment - days, day.isoweekday()
    if weekday in (7, 3, 5) or (weekday == 1 and part >= Fraction(23269, 25920) and cycle > 11):
        return day + timedelta(1)
    if weekday == 2 and part >= Fraction(1367, 2160) and cycle > 6:
        return day + timedelta(2)
    return day


def passover(year: int) -> date:
    """15 Nisan, always as many days before the next new year.

    >>> passover(2024)
    datetime.date(2024, 4, 23)
    """
    return rosh_hashanah(year) - timedelta(163)


def hanukkah(year: int) -> date:
    """25 Kislev; the month before it is full in the longest years.

    >>> hanukkah(2023), hanukkah(2024)
    (datetime.date(2023, 12, 8), datetime.date(2024, 12, 26))
    """
    first = rosh_hashanah(year)
    length = (rosh_hashanah(year + 1) - first).days
    return first + timedelta(84 if length % 10 == 5 else 83)


def muslim(year: int, month: int, day: int) -> date:
    """The first such day of the tabular Muslim calendar in a Gregorian year.

    >>> muslim(2024, 10, 1), muslim(2024, 12, 10)
    (datetime.date(2024, 4, 10), datetime.date(2024, 6, 17))
    """
    hijri = (year - 622) * 33 // 32
    while True:
        days = (11 * hijri + 3) // 30 + 354 * hijri + 30 * month - (month - 1) // 2 + day + 1948055
        computed = date.fromordinal(days - 1721425)
        if computed.year >= year:
            return computed
        hijri += 1


def new_moon(after: date, hours: float) -> datetime:
    """The first new moon after the beginning of a day, in the time so many hours ahead of Greenwich.

    Meeus, Astronomical Algorithms, chapter 49, the larger terms: some minutes exact in our centuries.
    """
    k = round((after.year + (after.timetuple().tm_yday / 365.25) - 2000) * 12.3685) - 2
    while True:
        t = k / 1236.85
        sun = radians(2.5534 + 29.1053567 * k)
        moon = radians(201.5643 + 385.81693528 * k)
        node = radians(160.7108 + 390.67050284 * k)
        days = 5.09766 + 29.530588861 * k + 0.00015437 * t * t  # since noon of 1 January 2000
        days += -0.4072 * sin(moon) + 0.17241 * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
        days += 0.00739 * sin(moon - sun) - 0.00514 * sin(moon + sun)
        moment = datetime(2000, 1, 1, 12) + timedelta(days=days, hours=hours)
        if moment.date() >= after:
            return moment
        k += 1


def lunar_new_year(year: int) -> date:
    """The day of the first new moon from 21 January on in China; a month early where two fall before 20 February.

    >>> lunar_new_year(2023), lunar_new_year(2024)
    (datetime.date(2023, 1, 22), datetime.date(2024, 2, 10))
    """
    return new_moon(date(year, 1, 21), 8).date()


def diwali(year: int) -> date:
    """The last evening before the first new moon from 18 October on in India.

    >>> diwali(2022), diwali(2023)
    (datetime.date(2022, 10, 24), datetime.date(2023, 11, 12))
    """
    return (new_moon(date(year, 10, 18), 5.5) - timedelta(hours=18)).date()

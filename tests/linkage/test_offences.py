"""Which wordings of an offence may mean one offence."""

import pytest

from council.linkage.offences import alike, may_be_one


@pytest.mark.parametrize(("one", "other"), [
    ("trom cap tai san", "trom cap tai san"),
    ("trom cap tai san", "trom cap ts"),
    ("tcts", "trom cap tai san"),
    ("co y gay thuong tich", "cygtt"),
    ("co y gay thuong tich hoac gay ton hai cho suc khoe", "co y gay thuong tich"),
    ("mua ban trai phep chat ma tuy", "mbtpcmt"),
])
def test_a_shortened_wording_may_be_the_same_offence(one, other):
    assert alike(one, other) and alike(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("trom cap tai san", "cuop tai san"),
    ("mua ban trai phep chat ma tuy", "tang tru trai phep chat ma tuy"),
    ("trom cap tai san", "lua dao chiem doat tai san"),
    ("danh bac", "db so"),
    ("giet nguoi", "g"),
])
def test_other_offences_are_unlike(one, other):
    assert not alike(one, other) and not alike(other, one)


def test_unstated_offences_contradict_nothing():
    assert may_be_one(set(), {"trom cap tai san"}) and may_be_one({"tcts", "danh bac"}, {"trom cap tai san"})
    assert not may_be_one({"danh bac"}, {"trom cap tai san"})

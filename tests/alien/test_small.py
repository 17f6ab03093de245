"""The small forms of a Centre and its council are read in layouts and wordings of other provinces."""

import pytest

from council.intake import read_folder
from tests.alien import small_first, small_second
from tests.alien.pages import Delivery
from tests.alien.province import CODE, Province
from tests.alien.render import TRUTH
from tests.alien.small import Known, judged, write

pytestmark = [pytest.mark.sample, pytest.mark.skipif(not TRUTH.exists(), reason="the sample's truth is not here")]


@pytest.mark.parametrize("batch", [small_first, small_second])
def test_small_forms_in_other_layouts(batch, tmp_path):
    wrong = []
    layouts = list(batch.layouts(Known(Province(TRUTH))))
    for number, layout in enumerate(layouts):
        folder = tmp_path / str(number)
        write(layout, Delivery(folder))
        wrong += [f"{layout.file}: {said}" for said in judged(layout, read_folder(folder, province_code=CODE))[4]]
    assert len(layouts) > 30 and wrong == []

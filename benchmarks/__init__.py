"""What is fast, measured against what users would otherwise pick, in one run, as ratios; never part of the tests."""

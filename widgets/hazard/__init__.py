"""The one hazard map (安全隐患“一张图”) in the window: map, time, ranking, and what each figure is made of."""

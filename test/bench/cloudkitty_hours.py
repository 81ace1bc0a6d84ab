"""Rates readings with CloudKitty's hashmap module in this process, hour by hour as its orchestrator hands them over.

Usage: cloudkitty_hours.py READINGS.csv (instant,resource,meter,quantity; in order of instants) PRICES.json (meter -> yuan)
Prints {"points", "rating_seconds", "making_seconds", "yuan"} as JSON. State is an SQLite file that is left beside the readings.
"""

import csv
import datetime
import itertools
import json
import sys
import time

from oslo_config import cfg

from cloudkitty import config  # noqa: F401, registers the options
from cloudkitty import dataframe
from cloudkitty.rating.hash.db.sqlalchemy import models

readings, prices = sys.argv[1:3]
cfg.CONF([], project="cloudkitty")
cfg.CONF.set_override("connection", f"sqlite:///{readings}.sqlite", group="database")

from cloudkitty import db  # noqa: E402
from cloudkitty.rating import hash as hashmap  # noqa: E402
from cloudkitty.rating.hash.db import api as hash_api  # noqa: E402

with db.session_for_write() as session:
    models.Base.metadata.create_all(session.get_bind())
rules = hash_api.get_instance()
for meter, yuan in json.load(open(prices)).items():
    service = rules.create_service(meter)
    rules.create_mapping(cost=yuan, map_type="flat", service_id=service.service_id, start=datetime.datetime(2020, 1, 1), created_by="bench")
module = hashmap.HashMap(tenant_id="province")
# The mappings are active by their dates, which are asked of the instant that is rated.
module.reload_config(start=datetime.datetime(2026, 12, 1))

hour = datetime.timedelta(hours=1)
points, making, rating, total = 0, 0.0, 0.0, 0
with open(readings) as rows:
    for instant, group in itertools.groupby(csv.reader(rows), key=lambda row: row[0]):
        begun = time.perf_counter()
        start = datetime.datetime.fromisoformat(instant)
        frame = dataframe.DataFrame(start=start, end=start + hour)
        for _, resource, meter, quantity in group:
            frame.add_point(dataframe.DataPoint("unit", quantity, 0, {"id": resource}, {}), meter)
            points += 1
        made = time.perf_counter()
        rated = module.process(frame)
        rating += time.perf_counter() - made
        making += made - begun
        total += sum(point.price for _, point in rated.iterpoints())
print(json.dumps({"points": points, "rating_seconds": rating, "making_seconds": making, "yuan": str(total)}))

"""How long generator.search takes alone, on one core: from entries to every file of the index.

    python -m tests.bench.index_time --content FOLDER [--count 17000]     # a sample of that folder, by seed
    python -m tests.bench.index_time --count 17000                        # invented entries

Each run is a fresh process with nothing remembered, as a build is. The last line is one JSON object: seconds of the processor.
"""

import argparse
import datetime as dt
import gc
import hashlib
import json
import multiprocessing
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.content.load import Reading, read_content
from generator.content.vocabulary import Vocabulary
from generator.content.vocabulary_files import read_vocabulary
from generator.directory.directory import Directory
from generator.directory.model import Entry
from generator.directory.places import county_of_entry, place_of
from generator.resources import vocabulary_dir
from generator.search import assemble, index_state
from generator.search.entries import documents, shard_of
from generator.search.query_files import query_files
from tests.bench import entries as invented

RUNS = 3
SEED = 1


def _index(entries: Sequence[Entry], vocabulary: Vocabulary) -> tuple[float, float, float, str, float]:
    """Seconds from entries to index, of these until search knew their words, seconds for the tables beside it, a digest, seconds to
    read the country's ZIPs, which no index changes and the pages of a build need as well."""
    begun = time.process_time()
    for entry in entries:
        place_of(entry)
        county_of_entry(entry)
    zips = time.process_time() - begun
    by_state: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_state[shard_of(entry)].append(entry)
    start = time.process_time()
    words, states = 0.0, []
    for state, some in sorted(by_state.items()):  # one by one, as a build does, which keeps no state's documents
        begun = time.process_time()
        read = documents(some, vocabulary)
        words += time.process_time() - begun
        states.append(index_state(state, read))
        del read
    files = assemble(states)
    indexed = time.process_time()
    query_files(Directory(tuple(entries), {}, ()), vocabulary)
    done = time.process_time()
    digest = hashlib.sha256(b"".join(path.encode() + files[path] for path in sorted(files))).hexdigest()
    return indexed - start, words, done - indexed, digest, zips


def measure(content: Path | None, count: int) -> dict[str, Any]:
    """Medians of fresh processes, and whether all wrote the same bytes."""
    if content is None:
        vocabulary = read_vocabulary(vocabulary_dir(), "vocabulary")[0]
        entries = list(invented.entries(count))
    else:
        reading = Reading(dt.date(2026, 11, 22), vocabulary_dir(), frozenset(), 1, lambda _done, _total: None)
        read = read_content(content, reading)
        vocabulary = read.vocabulary
        entries = list(read.directory.listed())
        if len(entries) > count:
            entries = [entries[at] for at in sorted(random.Random(SEED).sample(range(len(entries)), count))]
    gc.collect()
    gc.freeze()  # as the build does
    runs = []
    for _ in range(RUNS):
        with multiprocessing.get_context("fork").Pool(1) as pool:
            runs.append(pool.apply(_index, (entries, vocabulary)))
    return {
        "index_entries": len(entries),
        "index_seconds": round(statistics.median(run[0] for run in runs), 2),
        "index_seconds_documents": round(statistics.median(run[1] for run in runs), 2),
        "tables_seconds": round(statistics.median(run[2] for run in runs), 2),
        "zips_seconds": round(statistics.median(run[4] for run in runs), 2),
        "index_same_bytes": len({run[3] for run in runs}) == 1,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--content", type=Path)
    parser.add_argument("--count", type=int, default=17_000)
    options = parser.parse_args()
    sys.stdout.write(json.dumps(measure(options.content, options.count)) + "\n")


if __name__ == "__main__":
    main()

"""Reads the data folder: photos with what is known of them. A photo belongs to one split, by its own name alone."""

import csv
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

HERE = Path(__file__).parent
LARGEST = 640
SPLITS = ('train', 'calibrate', 'test')


@dataclass(eq=False)
class Photo:
    path: Path
    source: str
    split: str
    #: (class, left, top, right, bottom) in fractions of the photo; None when only `label` is known.
    boxes: list | None = None
    #: The class that the photo shows somewhere, when boxes are not known.
    label: int | None = None
    #: Boxes of things that are not among the classes: neither right nor wrong to find.
    ignored: list = field(default_factory=list)

    def pixels(self):
        """RGB, at most LARGEST pixels on the long side."""
        image = Image.open(self.path)
        image.draft('RGB', (LARGEST, LARGEST))
        image = image.convert('RGB')
        image.thumbnail((LARGEST, LARGEST), Image.BILINEAR)
        return np.asarray(image)


class Classes:
    def __init__(self):
        table = json.loads((HERE / 'classes.json').read_text())
        self.foods = table['foods']
        self.kept = table['kept']
        self.labels = [food['label'] for food in self.foods]
        self.by_grocery = {food['grocery']: index for index, food in enumerate(self.foods) if 'grocery' in food}
        self.by_box = {name: index for index, food in enumerate(self.foods) for name in food.get('boxes', [])}

    def __len__(self):
        return len(self.foods)


def split_of(name, shares=(0.7, 0.1)):
    """A split by a hash of the photo's name: the same on every machine, whatever else is in the folder."""
    place = int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 2**32
    return 'train' if place < shares[0] else 'calibrate' if place < sum(shares) else 'test'


def grocery(folder, classes):
    """
    Photos from shops, one class each (Klasson et al. 2019, arXiv:1901.00711). Their makers' own 'val' list is from other days
    and shops: it is only tested on, under a name of its own.
    """
    root = folder / 'grocery' / 'dataset'
    coarse = {}
    with open(root / 'classes.csv') as file:
        for row in csv.DictReader(file):
            coarse[row['Coarse Class ID (int)']] = classes.by_grocery[row['Coarse Class Name (str)']]
    found = []
    for name in ('train', 'val'):
        for line in (root / f'{name}.txt').read_text().splitlines():
            path, _, label = line.split(', ')
            source, split = ('elsewhere', 'test') if name == 'val' else ('grocery', split_of(path, (0.9, 0.05)))
            found.append(Photo(root / path, source, split, label=coarse[label]))
    return found


def epicure(folder, classes):
    root = folder / 'epicure'
    text = (root / 'data.yaml').read_text()
    names = [line[2:].strip() for line in text.splitlines() if line.startswith('- ')]
    found = []
    for path in sorted((root / 'train' / 'images').iterdir()):
        boxes, ignored = [], []
        for line in (root / 'train' / 'labels' / f'{path.stem}.txt').read_text().splitlines():
            number, *shape = line.split()
            values = [float(value) for value in shape]
            if len(values) == 4:
                x, y, width, height = values
                box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            else:
                box = (min(values[0::2]), min(values[1::2]), max(values[0::2]), max(values[1::2]))
            label = classes.by_box.get(names[int(number)])
            (ignored if label is None else boxes).append((label, *box) if label is not None else box)
        found.append(Photo(path, 'epicure', split_of(path.name), boxes, ignored=ignored))
    return found


def fruit300(folder, classes):
    found = []
    for path in sorted((folder / 'fruit300' / 'train').glob('*.jpg')):
        shapes = json.loads(path.with_suffix('.json').read_text())['shapes']
        width, height = Image.open(path).size
        boxes = []
        for shape in shapes:
            (x0, y0), (x1, y1) = shape['points'][0], shape['points'][-1]
            left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            boxes.append((classes.by_box[shape['label']], left / width, top / height, right / width, bottom / height))
        found.append(Photo(path, 'fruit300', split_of(path.name), boxes))
    return found


def tables(folder, classes):
    """Openly licensed photos of people and tables; half train what is no food, half test false alarms."""
    root = folder.parent / 'photos'
    kept = set(classes.kept['food']) | set(classes.kept['tableware'])
    found = []
    for name, known in sorted(json.loads((root / 'photos.json').read_text()).items()):
        boxes, ignored = [], []
        for item in known['boxes']:
            x, y, width, height = item['box_xywh']
            size = (known['width'], known['height'])
            box = (x / size[0], y / size[1], (x + width) / size[0], (y + height) / size[1])
            label = classes.by_box.get(item['label'])
            if item['label'] in kept or item.get('crowd'):
                ignored.append(box)
            elif label is not None:
                boxes.append((label, *box))
        split = 'train' if split_of(name, (0.5, 0)) == 'train' else 'test'
        photo = Photo(root / name, 'tables', split, boxes, ignored=ignored)
        photo.known = known['boxes']
        found.append(photo)
    return found


def read_photos(folder, classes):
    folder = Path(folder)
    return [photo for read in (grocery, epicure, fruit300, tables) for photo in read(folder, classes)]

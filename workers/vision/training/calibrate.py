"""Fits what a score is worth: how often a box that scores so is right, by class, on the calibration split.

    python3 calibrate.py --data <folder> --weights <food-detector.pt> --out <calibration.json>

Platt's logistic (1999) on the logit of the score, one slope for all classes and an offset for each, drawn towards the
common one by a normal prior: a class with five boxes moves little.
"""

import argparse
import json
from pathlib import Path

import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from evaluate import rows_of, suppress
from losses import overlaps
from network import FoodDetector
from photos import Classes, read_photos
from train import COCO

#: Spread of a class's offset around the common one, in logits.
PRIOR = 0.7


def kept_foods(classes):
    """Reads the published head as if it were ours: the foods that both know, and nothing of the rest."""
    coco = json.loads(COCO.read_text())
    shared = [(index, coco.index(food['coco'])) for index, food in enumerate(classes.foods) if 'coco' in food]

    def read(detector, image):
        rows = detector(image)[1]
        foods = torch.full((*rows.shape[:2], len(classes)), -20.0)
        for own, old in shared:
            foods[..., own] = rows[..., 5 + old]
        return torch.cat([rows[..., :5], foods], -1)

    return read


def judged(detector, photos, **how):
    """(class, score, right) of every box that is kept. Where only the class of the photo is known, its name decides."""
    found = []
    for photo, scores, boxes in rows_of(detector, photos, lambda photo: photo.pixels(), **how):
        used = set()
        for label, score, box in suppress(scores, boxes, floor=0.01, most=30):
            if photo.label is not None:
                found.append((label, score, label == photo.label))
                continue
            here = [(index, truth) for index, truth in enumerate(photo.boxes) if index not in used and truth[0] == label]
            if photo.ignored and overlaps(torch.tensor([box]), torch.tensor([list(b) for b in photo.ignored])).max() > 0.3:
                continue
            shared = [float(overlaps(torch.tensor([box]), torch.tensor([truth[1:]]))) for _, truth in here]
            right = bool(shared) and max(shared) >= 0.5
            if right:
                used.add(here[shared.index(max(shared))][0])
            found.append((label, score, right))
    return found


def fit(found, count):
    if not found:
        return 1.0, [0.0] * count
    label = torch.tensor([item[0] for item in found])
    score = torch.tensor([item[1] for item in found]).clamp(1e-5, 1 - 1e-5)
    right = torch.tensor([float(item[2]) for item in found])
    slope = torch.ones(1, requires_grad=True)
    common = torch.zeros(1, requires_grad=True)
    own = torch.zeros(count, requires_grad=True)
    optimiser = torch.optim.LBFGS([slope, common, own], max_iter=200, line_search_fn='strong_wolfe')

    def loss():
        optimiser.zero_grad()
        logit = slope * score.logit() + common + own[label]
        value = binary_cross_entropy_with_logits(logit, right, reduction='sum') + (own**2).sum() / (2 * PRIOR**2)
        value.backward()
        return value

    optimiser.step(loss)
    return float(slope), (common + own).detach().tolist()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--data', type=Path, required=True)
    parser.add_argument('--weights', type=Path, required=True)
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--quick', action='store_true', help='a few photos that prove the pipeline')
    options = parser.parse_args()
    classes = Classes()
    detector = FoodDetector(len(classes))
    detector.load_state_dict(torch.load(options.weights))
    photos = [photo for photo in read_photos(options.data, classes) if photo.split == 'calibrate'][:: 12 if options.quick else 1]
    heads = {'own': judged(detector, photos), 'kept': judged(detector, photos, read=kept_foods(classes))}
    fitted = {}
    for head, found in heads.items():
        slope, offsets = fit(found, len(classes))
        fitted[head] = {label: {'slope': slope, 'offset': offset} for label, offset in zip(classes.labels, offsets)}
        print(json.dumps({'head': head, 'boxes': len(found), 'right': sum(item[2] for item in found), 'slope': slope}))
    options.out.write_text(json.dumps(fitted, indent=1))


if __name__ == '__main__':
    main()

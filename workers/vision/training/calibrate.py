"""Fits what a score is worth: how often a box that scores so is right, by class, on the calibration split; for the published
head's boxes on tables on the training photos, too, from which that head never learned.

    python3 calibrate.py --data <folder> --weights <food-detector.pt> --out <calibration.json>

Platt's logistic (1999) on the logit of the score, with another slope for a table than for the shelf of a shop, where a box
is right by its name alone. On tables each head has a slope, and each of its classes an offset, drawn towards the head's
common one by a normal prior: a class with five photos moves little. On shelves there is none: the slope there is so low that offsets from a few
photos, and not scores, would order the foods.
"""

import argparse
import json
from pathlib import Path

import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from evaluate import SAME_PLACE, rows_of, suppress
from losses import overlaps
from network import FoodDetector, joint_logit, mean_logit, on_shelf
from photos import Classes, read_photos
from train import COCO

#: Spread of a class's offset around the common one, in logits.
PRIOR = 0.35
#: The least score that counts on tables, by head. Of the published head's boxes those below are many and never shown.
LEAST = (0.0, 0.05)
#: How firmly slopes are held to 1.
STEADY = 0.05
#: A logit that no box reaches.
NEVER = -20.0


def shared_foods(classes):
    """(food, class of the published head) of the foods that both heads know."""
    coco = json.loads(COCO.read_text())
    return [(index, coco.index(food['coco'])) for index, food in enumerate(classes.foods) if 'coco' in food]


def both_heads(classes):
    """Rows of our head for the foods that it alone answers for, then the published head's boxes for the foods that both know,
    with the mean of what both say, under labels that begin at len(classes)."""
    shared = shared_foods(classes)

    def read(detector, image):
        own, kept, whole, table = detector(image)
        whole = whole[:, None, 1:]
        none = torch.full((*own.shape[:2], len(classes)), NEVER)
        alone = joint_logit(own[..., 4:5], own[..., 5:])
        both = none.clone()
        for food, old in shared:
            both[..., food] = mean_logit(joint_logit(kept[..., 4], kept[..., 5 + old]), alone[..., food], whole[..., food])
        alone, both = on_shelf(alone, whole, table), on_shelf(both, whole, table)
        for food in range(len(classes)):
            (alone if food in dict(shared) else both)[..., food] = NEVER
        said = torch.cat([torch.cat([alone, none], -1), torch.cat([none, both], -1)], 1)
        boxes = torch.cat([own[..., :4], kept[..., :4]], 1)
        return torch.cat([boxes, torch.full_like(boxes[..., :1], -NEVER), said], -1)

    return read


def judged(detector, photos, classes):
    """(class, score, right, weight, whether it is a table) of every box that is kept. Where only the class of the photo is known, its name decides.
    The boxes of a photo weigh together as the square root of their number: a pile of apples is hardly many witnesses."""
    found = []
    for photo, scores, boxes in rows_of(detector, photos, lambda photo: photo.pixels(), read=both_heads(classes)):
        used, here = set(), []
        for label, score, box in suppress(scores, boxes, floor=0.01, same_place=SAME_PLACE, foods=len(classes)):
            food = label % len(classes)
            if photo.label is not None:
                here.append((label, score, food == photo.label))
                continue
            if photo.ignored and overlaps(torch.tensor([box]), torch.tensor([list(b) for b in photo.ignored])).max() > 0.3:
                continue
            truths = [(index, truth) for index, truth in enumerate(photo.boxes) if index not in used and truth[0] == food]
            shared = [float(overlaps(torch.tensor([box]), torch.tensor([truth[1:]]))) for _, truth in truths]
            right = bool(shared) and max(shared) >= 0.5
            if right:
                used.add(truths[shared.index(max(shared))][0])
            here.append((label, score, right))
        found += [(*box, len(here) ** -0.5, float(photo.source != 'grocery')) for box in here]
    return found


def fit(found, count):
    """
    Slopes and common offsets of the two kinds of photos (shop, table) and the two heads, and for tables offsets of each of
    `count` classes for both heads; labels of the second head begin at `count`. On shelves the heads have one slope, since
    the order of their foods is the order of their scores.
    """
    shelf = logistic([box for box in found if not box[4]], count, None)
    tables = [
        logistic([box for box in found if box[4] and box[0] // count == head and box[1] >= least], count, PRIOR)
        for head, least in enumerate(LEAST)
    ]
    return {
        'slopes': [[shelf[0]] * 2, [slope for slope, _, _ in tables]],
        'common': [shelf[1], [common[head] for head, (_, common, _) in enumerate(tables)]],
        'own': tables[0][2][:count] + tables[1][2][count:],
    }


def logistic(found, count, prior):
    """The slope, common offsets of the heads, and offsets of classes, which have the spread `prior` around 0; None: there are none."""
    slope = torch.ones(1, requires_grad=True)
    common = torch.zeros(2, requires_grad=True)
    own = torch.zeros(2 * count, requires_grad=prior is not None)
    if found:
        label, score, right, weight, _ = (torch.tensor(column) for column in zip(*found))
        logit, right = score.clamp(1e-5, 1 - 1e-5).logit(), right.float()
        learned = [slope, common, own] if prior is not None else [slope, common]
        optimiser = torch.optim.LBFGS(learned, max_iter=300, line_search_fn='strong_wolfe')

        def loss():
            optimiser.zero_grad()
            said = slope * logit + common[label // count] + own[label]
            doubt = binary_cross_entropy_with_logits(said, right, reduction='none')
            value = (doubt * weight).sum() + STEADY * ((slope - 1) ** 2).sum() + 0.01 * (common**2).sum()
            if prior is not None:
                value = value + (own**2).sum() / (2 * prior**2)
            value.backward()
            return value

        optimiser.step(loss)
    return slope.item(), common.tolist(), own.tolist()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--data', type=Path, required=True)
    parser.add_argument('--weights', type=Path, required=True)
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--quick', action='store_true', help='a few photos that prove the pipeline')
    options = parser.parse_args()
    classes = Classes()
    detector = FoodDetector.from_state(torch.load(options.weights), len(classes))
    step = 35 if options.quick else 1
    photos = read_photos(options.data, classes)
    found = judged(detector, [photo for photo in photos if photo.split == 'calibrate'][::step], classes)
    tables = [photo for photo in photos if photo.split == 'train' and photo.source != 'grocery'][::step]
    found += [box for box in judged(detector, tables, classes) if box[0] >= len(classes)]
    fitted = fit(found, len(classes))
    print(json.dumps({'boxes': len(found), 'right': sum(item[2] for item in found), 'slopes': fitted['slopes']}))
    by_label = lambda offsets: dict(zip(classes.labels, offsets))
    own, both = fitted['own'][: len(classes)], fitted['own'][len(classes) :]
    options.out.write_text(json.dumps({**fitted, 'own': by_label(own), 'both': by_label(both)}, indent=1))


if __name__ == '__main__':
    main()

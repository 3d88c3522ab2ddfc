"""Teaches what the picture as a whole says of two things, the rest staying as it is: whether there is food at all, with
drawings, screens and darkness among what has none; and whether it is a table or the shelf of a shop.

    python3 whole_picture.py --data <folder> --weights <food-detector.pt> --out <food-detector.pt> [--seed 1] [--quick]
"""

import argparse
import json
from math import ceil
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from drawings import drawn_picture
from evaluate import tensor_of
from network import FoodDetector
from photos import Classes, read_photos
from scenes import SIZE, Composer, letterbox

STEPS, QUICK_STEPS = 800, 10
#: How far the layer for food may move from what it learned with the rest, as a penalty on the square of the distance.
KEEP = 0.02
NO_FOOD, FOOD = 0.0, 1.0


def darkness(rng):
    return rng.normal(rng.uniform(2, 22), rng.uniform(0, 8), (SIZE, SIZE, 3)).clip(0, 255).astype(np.uint8)


def pictures(photos, rng, share):
    """(pixels, whether there is food, whether it is a table); None where that is not known or not asked."""
    composer = Composer(photos, lambda photo: photo.pixels())
    for photo in photos:
        is_table = photo.source != 'grocery'
        if is_table or rng.random() < 0.2:
            known = None if photo.source == 'tables' and (photo.boxes or photo.ignored) else float(photo.source != 'tables')
            yield letterbox(photo.pixels())[0], known, float(is_table)
    for _ in range(ceil(700 * share)):
        yield drawn_picture(rng, SIZE), NO_FOOD, None
    for _ in range(ceil(40 * share)):
        yield darkness(rng), NO_FOOD, None
    for _ in range(ceil(260 * share)):
        scene = composer.scene(rng)
        yield scene.pixels, float(bool(scene.boxes or scene.weak)), None


@torch.no_grad()
def pool(detector, found):
    inputs, targets = [], []
    for pixels, *known in found:
        inputs.append(detector.whole.pooled(*detector.body(tensor_of([pixels])))[0])
        targets.append([float('nan') if value is None else value for value in known])
    return torch.stack(inputs), torch.tensor(targets)


def fit(layer, rows, inputs, targets, keep, decay, steps=STEPS):
    """Logistic regression of rows of `layer`, from where they stand, on inputs brought to one spread."""
    mean, spread = inputs.mean(0), inputs.std(0) + 1e-3
    weight = (layer.weight[rows] * spread).detach()
    bias = (layer.bias[rows] + (layer.weight[rows] * mean).sum(1)).detach()
    start = weight.clone()
    weight.requires_grad_(True), bias.requires_grad_(True)
    optimiser = torch.optim.Adam([weight, bias], lr=1e-3)
    inputs = (inputs - mean) / spread
    balance = torch.where(targets > 0.5, 0.5 / targets.mean(), 0.5 / (1 - targets.mean()))
    for step in range(steps):
        logits = (inputs + 0.1 * torch.randn_like(inputs)) @ weight.T + bias
        loss = (binary_cross_entropy_with_logits(logits[:, 0], targets, reduction='none') * balance).mean()
        loss = loss + keep * ((weight - start) ** 2).sum() + decay * (weight**2).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        layer.weight[rows] = weight / spread
        layer.bias[rows] = bias - (weight * mean / spread).sum(1)
    right = ((logits[:, 0] > 0) == (targets > 0.5)).float()
    return {'loss': float(loss), 'right': float(right.mean())}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--data', type=Path, required=True)
    parser.add_argument('--weights', type=Path, required=True)
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--quick', action='store_true', help='a few pictures that prove the pipeline')
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    classes = Classes()
    detector = FoodDetector.from_state(torch.load(options.weights), len(classes)).eval()
    photos = [photo for photo in read_photos(options.data, classes) if photo.split == 'train']
    if options.quick:
        photos = [photo for index, photo in enumerate(photos) if index % (8 if photo.source == 'tables' else 150) == 0]
    found = pictures(photos, np.random.default_rng(options.seed), 0.002 if options.quick else 1.0)
    inputs, targets = pool(detector, found)
    for name, layer, column, keep, decay in (
        ('food', detector.whole.say, 0, KEEP, 0.0),
        ('table', detector.whole.table, 1, 0.0, 1e-3),
    ):
        known = ~targets[:, column].isnan()
        fitted = fit(
            layer, slice(0, 1), inputs[known], targets[known, column], keep, decay, QUICK_STEPS if options.quick else STEPS
        )
        print(json.dumps({name: fitted, 'pictures': int(known.sum())}), flush=True)
    torch.save(detector.state_dict(), options.out)


if __name__ == '__main__':
    main()

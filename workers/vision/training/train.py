"""Trains the food detector. See README.md for the commands.

    python3 train.py --data <folder> --out <folder> [--start <yolox_nano.onnx>] [--minutes 60] [--seed 1] [--quick]
"""

import argparse
import copy
import json
import platform
import time
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset

from evaluate import measure, tensor_of
from learn_whole import learn_whole
from losses import FoodLoss
from network import Detector, FoodDetector, load_published
from photos import Classes, read_photos
from scenes import SIZE, Composer

COCO = Path(__file__).parent.parent / 'labels' / 'coco-80.json'


class Scenes(IterableDataset):
    def __init__(self, photos, seed, batch):
        self.photos, self.seed, self.batch = photos, seed, batch

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0])
        composer = Composer(self.photos, lru_cache(1500)(lambda photo: photo.pixels()))
        while True:
            yield [composer.scene(rng) for _ in range(self.batch)]


def start_detector(classes, start, own):
    """The published part never learns; started from random weights, all of it does. `own`: an exported file to go on from."""
    if start is None:
        return FoodDetector(len(classes))
    coco = json.loads(COCO.read_text())
    published = load_published(Detector(len(coco)), start)
    detector = FoodDetector.from_exported(published, own, len(classes)) if own else FoodDetector.from_published(published, len(classes))
    detector.published.requires_grad_(False)
    return detector


def train(options):
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    classes = Classes()
    photos = read_photos(options.data, classes)
    learn = [photo for photo in photos if photo.split == 'train']
    check = [photo for photo in photos if photo.split == 'calibrate'][:: 60 if options.quick else 1]
    detector = start_detector(classes, options.start, options.own)
    detector.train()
    average = copy.deepcopy(detector).eval().requires_grad_(False)
    learning = [*detector.branch.parameters(), *detector.head.parameters()] if options.start else list(detector.parameters())
    optimiser = torch.optim.AdamW(learning, lr=options.rate, weight_decay=5e-3)
    peaks = [group['lr'] for group in optimiser.param_groups]
    loss_of = FoodLoss(SIZE)
    scenes = DataLoader(Scenes(learn, options.seed, options.batch), batch_size=None, num_workers=1, collate_fn=None, prefetch_factor=4)
    pixels_of = lru_cache(400)(lambda photo: photo.pixels())
    curve, began, step = [], time.time(), 0
    checkpoint = options.out / 'checkpoint.pt'
    spent_before = 0.0
    if checkpoint.exists():
        kept = torch.load(checkpoint)
        detector.load_state_dict(kept['detector'])
        average.load_state_dict(kept['average'])
        optimiser.load_state_dict(kept['optimiser'])
        step, curve, spent_before = kept['step'], kept['curve'], kept['seconds']
    elif options.start and (options.out / 'whole.pt').exists():
        detector.whole.load_state_dict(torch.load(options.out / 'whole.pt'))
        average.load_state_dict(detector.state_dict())
    elif options.start and not options.own:
        loss = learn_whole(detector, scenes, options.whole, len(classes), steps=10 if options.quick else 1500)
        average.load_state_dict(detector.state_dict())
        torch.save(detector.whole.state_dict(), options.out / 'whole.pt')
        figures = measure(average, check, pixels_of, classes.labels) if not options.quick else {}
        print(json.dumps({'whole': loss, **figures}), flush=True)
    if options.start:
        detector.whole.requires_grad_(False)
    last_look = time.time()
    for batch in scenes:
        seconds = spent_before + time.time() - began
        done = step / options.steps if options.steps else seconds / (options.minutes * 60)
        if done >= 1 or seconds >= options.minutes * 60:
            break
        warm = min(1.0, (step + 1) / 200)
        for group, peak in zip(optimiser.param_groups, peaks):
            group['lr'] = peak * warm * (0.02 + 0.98 * 0.5 * (1 + np.cos(np.pi * done)))
        images = tensor_of([scene.pixels for scene in batch])
        with torch.set_grad_enabled(not options.start):
            features, necks = detector.body(images)
        losses = loss_of(detector.foods(features, necks)[0], batch)
        total = sum(losses.values())
        optimiser.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(learning, 10)
        optimiser.step()
        step += 1
        decay = min(0.9995, (1 + step) / (20 + step))
        with torch.no_grad():
            for mean, now in zip(average.state_dict().values(), detector.state_dict().values()):
                mean.copy_(now) if not mean.is_floating_point() else mean.lerp_(now, 1 - decay)
        if step % 50 == 0:
            print(json.dumps({'step': step, 'minutes': round(seconds / 60, 1), **{k: round(float(v), 3) for k, v in losses.items()}}), flush=True)
        if time.time() - last_look > options.look * 60:
            figures = measure(average, check, pixels_of, classes.labels)
            curve.append({'step': step, 'minutes': round(seconds / 60, 1), 'loss': round(float(total), 3), **{k: v for k, v in figures.items() if k != 'by_class'}})
            print(json.dumps(curve[-1]), flush=True)
            save(checkpoint, detector=detector.state_dict(), average=average.state_dict(), optimiser=optimiser.state_dict(), step=step, curve=curve, seconds=seconds)
            last_look = time.time()
    seconds = spent_before + time.time() - began
    figures = measure(average, check, pixels_of, classes.labels)
    curve.append({'step': step, 'minutes': round(seconds / 60, 1), **{k: v for k, v in figures.items() if k != 'by_class'}})
    torch.save(average.state_dict(), options.out / 'food-detector.pt')
    facts = {
        'seed': options.seed,
        'start': options.start.name if options.start else 'random',
        'steps': step,
        'batch': options.batch,
        'minutes': round(seconds / 60, 1),
        'threads': options.threads,
        'versions': {'python': platform.python_version(), 'torch': torch.__version__, 'numpy': np.__version__},
        'parameters': sum(p.numel() for p in average.parameters()),
        'curve': curve,
        'calibrate': figures,
    }
    (options.out / 'training.json').write_text(json.dumps(facts, indent=1))
    print(json.dumps(figures))


def save(path, **state):
    path.with_suffix('.part').unlink(missing_ok=True)
    torch.save(state, path.with_suffix('.part'))
    path.with_suffix('.part').rename(path)


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--data', type=Path, required=True)
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--start', type=Path)
    parser.add_argument('--own', type=Path, help='an exported file of ours to go on from, with --start')
    parser.add_argument('--minutes', type=float, default=60)
    parser.add_argument('--steps', type=int, default=0, help='ends there, whatever the time: runs that are compared take the same number')
    parser.add_argument('--whole', type=int, default=12_000, help='scenes that teach what the whole picture says')
    parser.add_argument('--batch', type=int, default=16)
    parser.add_argument('--rate', type=float, default=1e-3)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--threads', type=int, default=2)
    parser.add_argument('--look', type=float, default=5, help='minutes between looks at the calibration split')
    parser.add_argument('--quick', action='store_true', help='a few steps that prove the pipeline')
    options = parser.parse_args()
    if options.quick:
        options.minutes, options.steps, options.batch, options.threads, options.whole = 10, 2, 2, 1, 4
    options.out.mkdir(parents=True, exist_ok=True)
    return options


if __name__ == '__main__':
    train(read_options())

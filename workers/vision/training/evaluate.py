"""Figures during training: which class a photo shows, and how well boxes agree. The figures that are published come from
`npm run eval:vision`, which runs the exported file as the photo server does."""

import numpy as np
import torch

from losses import boxes_of, cells, overlaps
from scenes import letterbox

#: What the photo server takes for one thing, or one place (../pure/suppress.ts).
SAME_THING, SAME_PLACE = 0.55, 0.7


@torch.no_grad()
def rows_of(detector, photos, pixels_of, read=None):
    """For each photo: rows of a head as `read` gives them, with probabilities, and boxes in fractions of the photo. One by
    one, since each has a shape of its own."""
    detector.eval()
    for photo in photos:
        pixels = pixels_of(photo)
        canvas, scale = letterbox(pixels)
        image = tensor_of([canvas])
        (foods,) = read(detector, image) if read else detector(image)[0]
        corners, strides = cells(*image.shape[:1:-1])
        heads = len(foods) // len(corners)
        boxes = boxes_of(foods, corners.repeat(heads, 1), strides.repeat(heads))
        scores = foods[:, 4:5].sigmoid() * foods[:, 5:].sigmoid()
        yield photo, scores, boxes / (torch.tensor([pixels.shape[1], pixels.shape[0]] * 2) * scale)
    detector.train()


def tensor_of(images):
    """RGB bytes to the network's planar BGR, 0 to 255."""
    stacked = np.stack(images)[..., ::-1].transpose(0, 3, 1, 2)
    return torch.from_numpy(np.ascontiguousarray(stacked)).float()


def suppress(scores, boxes, floor=0.02, overlap=SAME_THING, most=100, same_place=1.0, foods=1000):
    """Boxes that stay, surest first, as the photo server chooses them. `same_place`: the overlap at which two foods are one
    with two names. Labels that are alike modulo `foods` are one food told by two heads."""
    cell, label = (scores > floor).nonzero(as_tuple=True)
    value = scores[cell, label]
    order = value.argsort(descending=True)[:1000]
    cell, label, value = cell[order], label[order], value[order]
    boxes, kept = boxes[cell], []
    left = torch.ones(len(cell), dtype=torch.bool)
    while left.any() and len(kept) < most:
        best = int(left.nonzero()[0])
        kept.append((int(label[best]), float(value[best]), boxes[best].tolist()))
        shared = overlaps(boxes[best : best + 1], boxes)[0]
        left &= ~(((label % foods == label[best] % foods) & (shared > overlap)) | (shared > same_place))
        left[best] = False
    return kept


def average_precision(found, truths, label):
    """AP at an overlap of 0.5. `found`: (photo, score, box) of this label; `truths`: photo → boxes of it."""
    total = sum(len(boxes) for boxes in truths.values())
    if total == 0:
        return None
    used, hits = set(), []
    for photo, _, box in sorted(found, key=lambda item: -item[1]):
        best, at = 0.5, None
        for index, truth in enumerate(truths.get(photo, [])):
            low = np.maximum(box[:2], truth[:2])
            high = np.minimum(box[2:], truth[2:])
            shared = np.prod(np.clip(high - low, 0, None))
            union = np.prod(np.subtract(box[2:], box[:2])) + np.prod(np.subtract(truth[2:], truth[:2])) - shared
            if shared / union >= best and (photo, index) not in used:
                best, at = shared / union, index
        hits.append(at is not None)
        if at is not None:
            used.add((photo, at))
    hits = np.array(hits, float)
    if len(hits) == 0:
        return 0.0
    recall, precision = hits.cumsum() / total, hits.cumsum() / (np.arange(len(hits)) + 1)
    precision = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(np.diff(np.concatenate([[0], recall])) * precision))


def measure(detector, photos, pixels_of, labels, read=None):
    """Top-1 over photos of which the class is known, AP50 by class over photos with boxes, and false alarms."""
    named = {index for index, _ in enumerate(labels)}
    right = seen = alarms = empty = 0
    found, truths = {}, {}
    for number, (photo, scores, boxes) in enumerate(rows_of(detector, photos, pixels_of, read=read)):
        if photo.label is not None:
            seen += 1
            right += int(scores.amax(0).argmax()) == photo.label
            continue
        if photo.source == 'tables':
            if not photo.boxes and not photo.ignored:
                empty += 1
                alarms += float(scores.max()) > 0.35
            continue
        for label, score, box in suppress(scores, boxes):
            found.setdefault(label, []).append((number, score, box))
        for label, *box in photo.boxes or []:
            truths.setdefault(label, {}).setdefault(number, []).append(box)
    precision = {labels[label]: average_precision(found.get(label, []), truths[label], label) for label in sorted(truths) if label in named}
    return {
        'top1': right / max(seen, 1),
        'ap50': float(np.mean(list(precision.values()))) if precision else None,
        'by_class': precision,
        'false_alarms': f'{alarms}/{empty}',
    }

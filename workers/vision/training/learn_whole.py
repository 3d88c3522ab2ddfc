"""Teaches `Whole` before the rest: logistic regression on pooled features of many scenes, the body being fixed."""

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from evaluate import tensor_of

#: Weight decay; chosen on the calibration split among 1e-4, 1e-3 and 1e-2.
DECAY = 1e-3


@torch.no_grad()
def collect(detector, batches, count, foods):
    """Pooled features and a row of targets (food at all, then each food) for `count` scenes."""
    inputs, targets = [], []
    for batch in batches:
        inputs.append(detector.whole.pooled(*detector.body(tensor_of([scene.pixels for scene in batch]))))
        for scene in batch:
            row = torch.zeros(1 + foods)
            for label, *_ in [*scene.boxes, *scene.weak]:
                row[0] = row[1 + label] = 1
            targets.append(row)
        if len(targets) >= count:
            return torch.cat(inputs), torch.stack(targets)


def learn_whole(detector, batches, count, foods, steps=1500):
    inputs, targets = collect(detector, batches, count, foods)
    mean, spread = inputs.mean(0), inputs.std(0) + 1e-3
    inputs = (inputs - mean) / spread
    layer = torch.nn.Linear(inputs.shape[1], targets.shape[1])
    torch.nn.init.zeros_(layer.weight)
    torch.nn.init.constant_(layer.bias, -2.0)
    optimiser = torch.optim.AdamW(layer.parameters(), lr=2e-3, weight_decay=DECAY * 100)
    alone = targets[:, 1:].sum(1) == 1
    rng = np.random.default_rng(0)
    for step in range(steps):
        rows = torch.from_numpy(rng.integers(0, len(inputs), 512))
        logits = layer(inputs[rows] + 0.1 * torch.randn(512, inputs.shape[1]))
        loss = binary_cross_entropy_with_logits(logits, targets[rows], reduction='none').sum(1).mean()
        single = alone[rows]
        if single.any():
            loss = loss + cross_entropy(logits[single, 1:], targets[rows][single, 1:].argmax(1))
        optimiser.param_groups[0]['lr'] = 2e-3 * (1 - step / steps)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        detector.whole.say.weight.copy_(layer.weight / spread)
        detector.whole.say.bias.copy_(layer.bias - (layer.weight * mean / spread).sum(1))
    return float(loss)

"""Writes the trained detector as one ONNX file that the photo server and the browser run alike.

    python3 export.py --weights <food-detector.pt> --calibration <calibration.json> --out <food.onnx>

Output [1, rows, 5 + labels] in the layout of YOLOX, the rows of both heads one after the other. The score of a label is
calibrated inside the graph: objectness times class gives how often such a box is right. Weights are kept as 16-bit
floats and widened when the file is opened, so that half the bytes cost nothing in speed or figures.
"""

import argparse
import json
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from network import FoodDetector
from photos import Classes
from scenes import SIZE
from train import COCO


class Exported(nn.Module):
    def __init__(self, detector, slopes, offsets, kept_rows):
        super().__init__()
        self.detector, self.foods = detector, len(slopes)
        self.register_buffer('slopes', slopes)
        self.register_buffer('offsets', offsets)
        for classes in detector.published.head.classes:
            classes.weight = nn.Parameter(classes.weight[kept_rows].detach())
            classes.bias = nn.Parameter(classes.bias[kept_rows].detach())
        self.others = len(kept_rows)

    def forward(self, image):
        foods, kept = self.detector(image)
        joint = nn.functional.logsigmoid(foods[..., 4:5]) + nn.functional.logsigmoid(foods[..., 5:])
        # the logit of the joint probability: log p - log(1 - p)
        logit = joint - torch.log1p(-joint.exp().clamp(max=1 - 1e-6))
        sure = (logit * self.slopes + self.offsets).sigmoid()
        best = sure.amax(-1, keepdim=True)
        none = lambda rows, count: torch.zeros_like(rows[..., :1]).expand(-1, -1, count)
        own = torch.cat([foods[..., :4], best, sure / best, none(foods, self.others)], -1)
        old = torch.cat([kept[..., :4], kept[..., 4:5].sigmoid(), none(kept, self.foods), kept[..., 5:].sigmoid()], -1)
        return torch.cat([own, old], 1)


def labels_of(classes):
    return classes.labels + classes.kept['food'] + classes.kept['tableware']


def narrow(model):
    """Weights as 16-bit floats, each followed by a cast that the runtime folds away when it opens the file."""
    kept = list(model.graph.initializer)
    casts = []
    del model.graph.initializer[:]
    for tensor in kept:
        values = numpy_helper.to_array(tensor)
        if tensor.data_type != TensorProto.FLOAT or values.size < 64:
            model.graph.initializer.append(tensor)
            continue
        name = f'{tensor.name}.half'
        model.graph.initializer.append(numpy_helper.from_array(values.astype('float16'), name))
        casts.append(helper.make_node('Cast', [name], [tensor.name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        model.graph.node.insert(0, cast)
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--weights', type=Path, required=True)
    parser.add_argument('--calibration', type=Path)
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args()
    classes = Classes()
    coco = json.loads(COCO.read_text())
    detector = FoodDetector(len(classes))
    detector.load_state_dict(torch.load(options.weights))
    slopes, offsets = torch.ones(len(classes)), torch.zeros(len(classes))
    if options.calibration:
        fitted = json.loads(options.calibration.read_text())
        slopes = torch.tensor([fitted[label]['slope'] for label in classes.labels])
        offsets = torch.tensor([fitted[label]['offset'] for label in classes.labels])
    rows = [coco.index(label) for label in classes.kept['food'] + classes.kept['tableware']]
    exported = Exported(detector, slopes, offsets, rows).eval()
    plain = options.out.with_suffix('.plain.onnx')
    torch.onnx.export(exported, torch.zeros(1, 3, SIZE, SIZE), plain, input_names=['images'], output_names=['output'], opset_version=13, do_constant_folding=True)
    model = narrow(onnx.load(plain))
    onnx.checker.check_model(model)
    onnx.save(model, options.out)
    plain.unlink()
    print(json.dumps({'bytes': options.out.stat().st_size, 'parameters': sum(p.numel() for p in exported.parameters()), 'labels': labels_of(classes)}))


if __name__ == '__main__':
    main()

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

from network import FoodDetector, joint_logit, mean_logit, on_shelf
from photos import Classes
from scenes import SIZE
from straighten import straighten
from train import COCO


class Exported(nn.Module):
    def __init__(self, detector, fitted, kept_rows, shared):
        """`fitted`: what calibrate.py found. `shared`: which food each of the last rows of the published head is."""
        super().__init__()
        self.detector, self.foods, self.shared = detector, len(fitted['own']), shared
        for name, values in (('slopes', fitted['slopes']), ('common', fitted['common']), ('own', fitted['own'])):
            self.register_buffer(name, torch.tensor(values))
        self.register_buffer('both', torch.tensor(fitted['both'])[shared])
        alone = torch.ones(self.foods)
        alone[shared] = 0
        self.register_buffer('alone', alone)
        for classes in detector.published.head.classes:
            classes.weight = nn.Parameter(classes.weight[kept_rows].detach())
            classes.bias = nn.Parameter(classes.bias[kept_rows].detach())
        self.others = len(kept_rows) - len(shared)

    def forward(self, image):
        foods, kept, whole, table = self.detector(image)
        said = joint_logit(foods[..., 4:5], foods[..., 5:])
        of_foods = whole[:, None, 1:]
        alone = self.worth(on_shelf(said, of_foods, table), table, 0, self.own) * self.alone
        nothing = torch.zeros_like(alone[..., :1])
        own = rows(foods[..., :4], torch.cat([alone, nothing.expand(-1, -1, self.others)], -1))
        others, shared = kept[..., 5 : 5 + self.others], kept[..., 5 + self.others :]
        of_whole = of_foods[..., self.shared]
        both = mean_logit(joint_logit(kept[..., 4:5], shared), said[..., self.shared], of_whole)
        both = self.worth(on_shelf(both, of_whole, table), table, 1, self.both)
        columns = [nothing] * self.foods
        for index, food in enumerate(self.shared):
            columns[food] = both[..., index : index + 1]
        old = rows(kept[..., :4], torch.cat([*columns, kept[..., 4:5].sigmoid() * others.sigmoid()], -1))
        return torch.cat([own, old], 1)

    def worth(self, logit, table, head, offsets):
        """How often a box with this score is right, between what it is worth in a shop and on a table."""
        mixed = lambda values: (values[0] * (1 - table) + values[1] * table)[..., None]
        return (mixed(self.slopes) * logit + mixed(self.common[:, head]) + table[..., None] * offsets).sigmoid()


def rows(boxes, scores):
    """YOLOX's layout: objectness is the surest score, so that objectness times class is the score itself."""
    best = scores.amax(-1, keepdim=True).clamp(min=1e-9)
    return torch.cat([boxes, best, scores / best], -1)


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
    parser.add_argument('--calibration', type=Path, required=True)
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args()
    classes = Classes()
    coco = json.loads(COCO.read_text())
    detector = FoodDetector.from_state(torch.load(options.weights), len(classes))
    fitted = json.loads(options.calibration.read_text())
    fitted.update({name: [fitted[name][label] for label in classes.labels] for name in ('own', 'both')})
    shared = [index for index, food in enumerate(classes.foods) if 'coco' in food]
    kept = [coco.index(label) for label in classes.kept['food'] + classes.kept['tableware']]
    kept += [coco.index(classes.foods[index]['coco']) for index in shared]
    exported = Exported(detector, fitted, kept, shared).eval()
    plain = options.out.with_suffix('.plain.onnx')
    torch.onnx.export(exported, torch.zeros(1, 3, SIZE, SIZE), plain, input_names=['images'], output_names=['output'], opset_version=13, do_constant_folding=True)
    model = straighten(narrow(onnx.load(plain)))
    onnx.save(model, options.out)
    plain.unlink()
    print(json.dumps({'bytes': options.out.stat().st_size, 'parameters': sum(p.numel() for p in exported.parameters()), 'labels': labels_of(classes)}))


if __name__ == '__main__':
    main()

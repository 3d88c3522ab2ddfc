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

from network import FoodDetector, mean_logit, on_shelf
from photos import Classes
from scenes import SIZE
from straighten import straighten
from train import COCO


LEAST, MOST = 1e-30, 1e30
#: What is said of a food on which the head has no say: nothing is left of it in the score.
NEVER = -1e4


class Exported(nn.Module):
    """
    Cells stand last until the very end, so that what differs by food is one number a row. Which row goes where, and which
    are nothing, is one look-up at the end.
    """

    def __init__(self, detector, fitted, kept_rows, shared):
        """`fitted`: what calibrate.py found. `shared`: which food each of the last rows of the published head is."""
        super().__init__()
        self.detector, self.shared = detector, shared
        foods, self.others = len(fitted['own']), len(kept_rows) - len(shared)
        for name in ('slopes', 'common'):
            self.register_buffer(name, torch.tensor(fitted[name]))
        self.register_buffer('own', torch.tensor(fitted['own'])[:, None])
        self.register_buffer('both', torch.tensor(fitted['both'])[shared][:, None])
        never = torch.zeros(foods, 1)
        never[shared] = NEVER
        self.register_buffer('never', never)
        nothing = 5 + foods
        self.own_rows = torch.tensor([*range(nothing), *[nothing] * self.others])
        of_old = {food: 5 + index for index, food in enumerate(shared)}
        others = range(5 + len(shared), 5 + len(kept_rows))
        self.old_rows = torch.tensor([*range(5), *[of_old.get(food, 5 + len(kept_rows)) for food in range(foods)], *others])
        for classes in detector.published.head.classes:
            classes.weight = nn.Parameter(classes.weight[kept_rows].detach())
            classes.bias = nn.Parameter(classes.bias[kept_rows].detach())

    def forward(self, image):
        detector = self.detector
        features, necks = detector.body(image)
        places, foods = cells(detector.head, detector.branch(features, necks))
        whole, table = detector.whole(features, necks)
        whole = whole[..., None]
        of_foods = whole[:, 1:]
        old_places, old = cells(detector.published.head, necks)
        others, shared = old[:, : self.others], old[:, self.others :]

        said = joint_logit(places[:, 4:] + whole[:, :1], foods + of_foods)
        alone = self.worth(said, of_foods, table, 0, self.own, self.never)
        of_whole = of_foods[:, self.shared]
        both = mean_logit(joint_logit(old_places[:, 4:], shared), said[:, self.shared], of_whole)
        both = self.worth(both, of_whole, table, 1, self.both, 0)
        seen = old_places[:, 4:].sigmoid() * others.sigmoid()
        own = rows(places, alone, self.own_rows)
        return torch.cat([own, rows(old_places, torch.cat([both, seen], 1), self.old_rows)], 2).transpose(1, 2)

    def worth(self, logit, whole, table, head, offsets, never):
        """How often a box with this score is right, between what it is worth in a shop and on a table."""
        mixed = lambda values: (values[0, head] * (1 - table) + values[1, head] * table)[..., None]
        slope = mixed(self.slopes)
        of_all = slope * on_shelf(0, whole, table) + mixed(self.common) + table[..., None] * offsets + never
        return (slope * logit + of_all).sigmoid()


def cells(head, features):
    """Of every cell: its box and the logit of objectness, and the logits of its classes, [1, 5 and classes, cells]."""
    places, classes = [], []
    for index, feature in enumerate(features):
        x = head.stems[index](feature)
        said = head.classes[index](head.class_branches[index](x))
        x = head.box_branches[index](x)
        place = torch.cat([head.boxes[index](x), head.objects[index](x)], 1)
        places.append(place.reshape(1, 5, -1))
        classes.append(said.reshape(1, said.shape[1], -1))
    return torch.cat(places, 2), torch.cat(classes, 2)


def joint_logit(objects, classes):
    """The logit of objectness times class, as network.py has it, without a logarithm of a logarithm."""
    against, of_class = (-objects).exp().clamp(LEAST, MOST), (-classes).exp()
    return -(against + of_class * (1 + against)).log()


def rows(places, scores, order):
    """YOLOX's layout: objectness is the surest score, so that objectness times class is the score itself."""
    best = scores.amax(1, keepdim=True).clamp(min=1e-9)
    return torch.cat([places[:, :4], best, scores / best, torch.zeros_like(best)], 1)[:, order]


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
    names = {'input_names': ['images'], 'output_names': ['output']}
    any_shape = {'images': {2: 'height', 3: 'width'}, 'output': {1: 'rows'}}
    torch.onnx.export(exported, torch.zeros(1, 3, SIZE, SIZE), plain, **names, dynamic_axes=any_shape, opset_version=13, do_constant_folding=True)
    model = straighten(narrow(onnx.load(plain)))
    onnx.save(model, options.out)
    plain.unlink()
    print(json.dumps({'bytes': options.out.stat().st_size, 'parameters': sum(p.numel() for p in exported.parameters()), 'labels': labels_of(classes)}))


if __name__ == '__main__':
    main()

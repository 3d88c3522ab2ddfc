export { type HeartAround, heartAround, nightFigures } from './read-nights.ts';

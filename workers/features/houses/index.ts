export { tallyHouses } from './tally.ts';

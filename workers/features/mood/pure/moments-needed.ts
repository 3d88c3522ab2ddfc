/** How many labelled moments a person needs before a calibration or a confidence of their own is used. */
export const MOMENTS_NEEDED = 20;

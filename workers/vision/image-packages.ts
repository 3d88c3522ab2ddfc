/** The packages that the photo server imports when it runs. */
export const IMAGE_PACKAGES: readonly string[] = ['onnxruntime-node', 'sharp', 'zod'];

/** The data of a successful answer, as the test says that it is. */
export async function dataOf<T = unknown>(response: Response): Promise<T> {
  return ((await response.json()) as { data: T }).data;
}

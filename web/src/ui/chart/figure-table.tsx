/** The figures of a chart in rows. */
export function FigureTable({
  heads,
  rows,
}: {
  heads: readonly string[];
  rows: readonly { key: string; cells: readonly string[] }[];
}) {
  return (
    <table className="figures w-full max-w-md">
      <thead>
        <tr className="text-left text-soft">
          {heads.map((head) => (
            <th key={head} scope="col" className="py-1 pr-3 font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key} className="border-t border-line">
            {cells.map((cell, at) => (
              <td key={heads[at]} className="py-1 pr-3">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

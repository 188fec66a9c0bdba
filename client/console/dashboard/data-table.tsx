type Props = { caption: string; head: string[]; rows: string[][] };

/** A picture's numbers, for people who cannot see the picture. */
export function DataTable({ caption, head, rows }: Props) {
  return (
    <table className="hr-hidden">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join(' ')}>
            {row.map((cell, index) => (
              <td key={head[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

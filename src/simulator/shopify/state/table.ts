/** Records by id, in order of creation. Written to disk as a plain list. */
export class Table<Row extends { id: string }> {
  protected readonly rows = new Map<string, Row>()

  constructor(rows: Iterable<Row> = []) {
    for (const row of rows) this.rows.set(row.id, row)
  }

  get size(): number {
    return this.rows.size
  }

  get(id: string): Row | undefined {
    return this.rows.get(id)
  }

  all(): Row[] {
    return [...this.rows.values()]
  }

  put(row: Row): Row {
    this.rows.set(row.id, row)
    return row
  }

  remove(id: string): void {
    this.rows.delete(id)
  }

  toJSON(): Row[] {
    return this.all()
  }
}

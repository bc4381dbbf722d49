import pg from 'pg'

/** Whether nobody has used this database yet. */
export async function isEmpty(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT FROM organization UNION ALL SELECT FROM teammate LIMIT 1')
    return rows.length === 0
  } finally {
    await client.end()
  }
}

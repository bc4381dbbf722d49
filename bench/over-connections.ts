/** Works through the list over so many connections; each takes the next entry when its last one is done. */
export async function overConnections<T>(list: T[], connections: number, send: (entry: T) => Promise<void>) {
  const waiting = list.values()
  const connection = async () => {
    for (const entry of waiting) await send(entry)
  }
  await Promise.all(Array.from({ length: connections }, connection))
}

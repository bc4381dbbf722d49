/** An id as the application makes them, so that the order of ids is that of creation. */
export function idAt(createdAt: Date): string {
  const time = createdAt.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

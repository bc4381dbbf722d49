/**
 * The path and query of a request as they were meant, before a framework redirects or refuses them: clients join a
 * base URL that ends in a slash with "/Users", few of them follow a redirect of a POST, and what is no percent-encoding
 * stands for itself. Only SCIM's own paths are touched.
 */
export function mendPath(url: string): string {
  const [path = '', ...query] = url.split('?')
  if (!path.startsWith('/scim/')) return url
  const segments = path.split(/[/\\]+/).filter(Boolean)
  return [`/${segments.map(mendSegment).join('/')}`, ...query].join('?')
}

function mendSegment(segment: string): string {
  try {
    decodeURIComponent(segment)
    return segment
  } catch {
    return segment.replaceAll('%', '%25')
  }
}

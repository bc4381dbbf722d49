/**
 * What a developer set wins over what the scripts made up, so that a real app, or a real Inngest, can be tried. With
 * the credentials of a real app the stores are real too, unless a simulator is named.
 */
export function ownVariables(environment: Record<string, string | undefined>): Record<string, string> {
  const set = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return set.SHOPIFY_API_KEY ? { SHOPIFY_SIMULATOR_URL: '', ...set } : set
}

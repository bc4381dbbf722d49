export type Metafield = {
  id: string
  ownerId: string
  namespace: string
  key: string
  type: string
  value: string
  /** Its definition asks for unique values, so that the value finds its owner. */
  unique: boolean
  createdAt: string
  updatedAt: string
}

export type MetafieldDefinition = {
  id: string
  ownerType: string
  namespace: string
  key: string
  name: string
  description: string | null
  type: string
  unique: boolean
  adminFilterable: boolean
  pinnedPosition: number | null
  validations: { name: string; value: string }[]
  access: { admin: string | null; storefront: string | null; customerAccount: string }
}

export const findMetafield = (
  metafields: Metafield[],
  namespace: string,
  key: string,
): Metafield | undefined =>
  metafields.find((metafield) => metafield.namespace === namespace && metafield.key === key)

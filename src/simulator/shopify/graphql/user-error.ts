/** An entry of a mutation's `userErrors`. Types without `code` simply never have it selected. */
export type UserError = { field: string[] | null; message: string; code?: string; elementIndex?: number }

export const userError = (field: string[] | null, message: string, code: string): UserError => ({
  field,
  message,
  code,
})

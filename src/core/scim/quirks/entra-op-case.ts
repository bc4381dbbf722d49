import type { Quirk } from './quirk'

/** Entra writes "Add", "Replace" and "Remove" unless the tenant URL has ?aadOptscim062020. */
export const entraOpCase: Quirk = {
  from: 'anyone',
  rawOperation: (operation) => [
    typeof operation.op === 'string' ? { ...operation, op: operation.op.toLowerCase() } : operation,
  ],
}

export type BulkStatus = 'CREATED' | 'RUNNING' | 'CANCELING' | 'CANCELED' | 'COMPLETED' | 'FAILED' | 'EXPIRED'

export type BulkOperation = {
  id: string
  clientId: string
  type: 'MUTATION' | 'QUERY'
  status: BulkStatus
  errorCode: 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | 'TIMEOUT' | null
  query: string
  createdAt: string
  completedAt: string | null
  objectCount: number
  rootObjectCount: number
  fileSize: number | null
  /** Where the result lies, and whether it is only a part of it. */
  url: string | null
  isPartial: boolean
}

export const isOver = ({ status }: BulkOperation): boolean =>
  !['CREATED', 'RUNNING', 'CANCELING'].includes(status)

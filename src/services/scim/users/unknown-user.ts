import { notFound } from '@/core/scim/error'

export const unknownUser = (id: string) => notFound(`User ${id}`)

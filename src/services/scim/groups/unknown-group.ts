import { notFound } from '@/core/scim/error'

export const unknownGroup = (id: string) => notFound(`Group ${id}`)

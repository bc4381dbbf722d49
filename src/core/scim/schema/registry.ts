import type { Attributes, Schema } from './attribute'
import { commonAttributes } from './common'
import { enterpriseUserSchema } from './enterprise-user'
import { groupSchema } from './group'
import { userSchema } from './user'

/** RFC 7643 §6. `attributes` are the core schema's and the common ones. */
export type ResourceType = {
  readonly id: 'User' | 'Group'
  readonly endpoint: '/Users' | '/Groups'
  readonly schema: Schema
  readonly extensions: readonly Schema[]
  readonly attributes: Attributes
}

export const userType: ResourceType = {
  id: 'User',
  endpoint: '/Users',
  schema: userSchema,
  extensions: [enterpriseUserSchema],
  attributes: { ...commonAttributes, ...userSchema.attributes },
}

export const groupType: ResourceType = {
  id: 'Group',
  endpoint: '/Groups',
  schema: groupSchema,
  extensions: [],
  attributes: { ...commonAttributes, ...groupSchema.attributes },
}

export const resourceTypes: readonly ResourceType[] = [userType, groupType]

export const schemas: readonly Schema[] = [userSchema, groupSchema, enterpriseUserSchema]

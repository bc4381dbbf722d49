import type { AttributePath } from '../scim/attribute-path'
import { findAttribute, type Attributes } from '../scim/schema/attribute'
import { enterpriseUserSchema } from '../scim/schema/enterprise-user'
import { userType } from '../scim/schema/registry'
import { resolve, scopeOfResource } from '../scim/scope'
import { nearest } from './nearest'

const user = scopeOfResource(userType)
const enterprise: Attributes = enterpriseUserSchema.attributes

/**
 * Why conditions and mappings may not use an attribute of a user, or undefined when they may. Attributes that no schema
 * describes are welcome, because identity providers send such; what looks like a slip of the pen is not.
 */
export function attributeProblem(path: AttributePath & { name: string }): string | undefined {
  const { attribute, name, sub, extension } = resolve(path, user)
  if (attribute?.returned === 'never') return `${name} is a secret: Rollcall neither keeps nor uses it`
  if (attribute) return sub && subProblem(name, attribute.sub, sub)
  if (extension !== undefined && extension !== enterpriseUserSchema.id) return undefined
  if (extension === undefined && findAttribute(enterprise, name))
    return `${name} belongs to the enterprise extension: write ${enterpriseUserSchema.id}:${name}`
  const known = extension === undefined ? Object.keys(userType.attributes) : Object.keys(enterprise)
  const meant = nearest(name, known)
  return meant && `a user has no attribute ${name}; did you mean ${meant}?`
}

function subProblem(
  name: string,
  parts: Attributes | undefined,
  sub: { name: string; attribute?: unknown },
): string | undefined {
  if (!parts) return `${name} has no parts such as ${sub.name}`
  if (sub.attribute) return undefined
  const meant = nearest(sub.name, Object.keys(parts))
  return meant && `${name} has no part ${sub.name}; did you mean ${name}.${meant}?`
}

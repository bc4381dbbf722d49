import { kindsInOrder, type DirectoryKind } from '../directory-kinds'
import { entra } from './entra'
import { generic } from './generic'
import type { Guide } from './guide'
import { jumpcloud } from './jumpcloud'
import { okta } from './okta'
import { onelogin } from './onelogin'
import { ping } from './ping'

/** A website has a page of its own (website-guide.tsx). */
export type GuidedKind = Exclude<DirectoryKind, 'website'>

export const guidedKinds = kindsInOrder.filter((kind): kind is GuidedKind => kind !== 'website')

export const guides: Record<GuidedKind, Guide> = { okta, entra, onelogin, jumpcloud, ping, generic }

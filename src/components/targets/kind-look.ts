import { Cloud, FileSpreadsheet, Import, Network, Webhook, type LucideIcon } from 'lucide-react'
import type { TargetKind } from '@/core/targets/settings'

type KindLook = { icon: LucideIcon; does: string }

export const kindLooks: Record<TargetKind, KindLook> = {
  scim: { icon: Network, does: 'Rollcall creates, changes and switches off accounts over SCIM 2.0.' },
  entra: { icon: Cloud, does: 'Rollcall uploads people; Entra provisions them and reports back.' },
  webhook: { icon: Webhook, does: 'Rollcall posts a signed message for each change of a person.' },
  csv: { icon: FileSpreadsheet, does: 'You download everyone as of now.' },
  okta_import: { icon: Import, does: 'Okta fetches people from Rollcall.' },
}

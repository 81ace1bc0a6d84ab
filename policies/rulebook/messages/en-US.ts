import type { Messages } from './message.ts';

/** The English catalogue; `satisfies` fails when a key of the Chinese one is missing here or one is too many. */
export const enUS = {
  errors: {
    NOT_SIGNED_IN: 'You are not signed in, or your session has ended. Sign in and try again.',
    ROLE_MISSING:
      'Your roles do not allow this[; needed: {role:needed}]. Ask the security administrator for the role, or a colleague who holds it.',
    NOT_YOURS: 'This belongs to another department. Check the department you chose, or leave it to its people.',
    APPROVER_IS_APPLICANT: 'Applicants cannot approve their own request. Leave it to another approver.',
    APPROVER_DECIDED_BEFORE:
      'You have decided another step of this request, and no person decides two. Leave this step to someone else.',
    INPUT_INVALID: 'What was entered is not valid[ at {field}]. Correct it and submit again.',
    UNKNOWN_SKU: 'The catalogue has no such item[ ({field})]. Choose one from the catalogue.',
    ZONE_MISSING: 'No network zone was given[ ({field})]. Choose a zone for every line.',
    CLOUD_UNKNOWN: 'There is no such cloud[: {cloud}]. Choose one from the list.',
    BEARER_INVALID:
      'The API credential is not valid[ ({bearerReason:reason})]. Check that the key or token is complete and has not ended; if need be its owner issues a new one.',
    SCOPE_MISSING: "This key lacks the scope that is needed[: {scope}]. Have the account's owner issue a key with it.",
    PERSON_NEEDED:
      "This step is for a person; a program's key cannot do it[ ({procedure})]. Call it with a token of your own, or do it on screen.",
    RATE_LIMITED: 'Too many calls[; try again in {seconds} seconds]. Call less often, or read by the page.',
    KEY_USED_OTHERWISE:
      'This idempotency key was used for another call[ ({procedure})] or body. Use a new key for every call.',
    CALL_UNDER_WAY:
      'A call under the same idempotency key is at work. Ask again later under the same key[, within {seconds} seconds].',
    CALL_CUT_OFF:
      'The call before under this idempotency key was cut off, and whether it was done is not known[ ({procedure})]. Look it up first; if it was not done, call again under a new key.',
    ANSWER_NOT_KEPT:
      'The call under this idempotency key was done, and its answer held a secret, which is not kept[ ({procedure})]. Revoke what it made and do it again.',
    OWNER_LACKS_ROLE:
      'The owner does not hold the role of the account[: {role:role}]. Choose somebody in service who holds it.',
    KEYS_ENOUGH: 'This account has as many live keys as it may[ ({limit})]. Revoke one that is not needed first.',
    STEP_UP_NEEDED:
      'This step asks that it is you: your last sign-in was too long ago[ (more than {minutes} minutes)]. Keep what you typed, sign in again and repeat it.',
    BODY_TOO_LARGE: 'What was sent is too large[, above {limit} MB]. Send less, or in several parts.',
    ZONE_UNKNOWN: 'The chosen cloud has no such network zone[: {zone}]. Choose one from its list.',
    ZONE_NOT_DEPLOYED:
      'The network zone[ {zone}] is defined on this cloud and not deployed yet. Order there once it is, or choose another zone.',
    MLPS_MISSING: 'No MLPS grade was given. Enter the grade the system was classified with.',
    MLPS_NOT_ADMITTED:
      'Systems of MLPS grade 4 and above, and classified ones, are not admitted to the government cloud. Check the grade; if it is right, ask the authority for another arrangement.',
    MLPS_ABOVE_ZONE:
      'The MLPS grade is above what the zone admits[ (at most {maximum})]. Choose a zone of a sufficient grade.',
    MLPS_OTHER_THAN_SYSTEM:
      "The MLPS grade is not the system's own[: the system has grade {system}, the order says {asked}]. Enter the system's grade.",
    QUANTITY_INVALID:
      'Quantities are whole numbers above zero and within the limit[ (not below {minimum})][ (not above {maximum})][; see {field}]. Correct it and submit again.',
    DISK_SHRINK:
      'Disks can grow but not shrink[ (now {current} GB, asked {wanted} GB)]. Order a new resource and move the data instead.',
    XINCHUANG_MISMATCH: 'The zone does not match the 信创 choice. Choose a matching zone or change the choice.',
    ITEM_NOT_LOCAL:
      'By the policy profile[ of {cloud}] the item comes from the provincial cloud and cannot be ordered here. Choose the provincial cloud.',
    ITEM_NOT_AVAILABLE:
      'This item is not on sale yet[ ({field})], so it cannot be ordered. Choose another one, or wait until the catalogue offers it.',
    SECURITY_PACK_EXISTS: 'This tenancy already has a security pack. Resize that one for a higher grade.',
    GPU_NOT_IN_ZONE: 'Zone[ {zone}] has no GPUs. Choose a zone that has, or ask the operator.',
    GPU_SHARE_TOO_LARGE:
      'A share is larger than the devices of this cloud[ ({maximum} GB)]. Order shares with less memory.',
    CONTAINER_SPACE_NEEDED:
      'Containers claim GPU shares, and this tenancy has no container space. Add one to the order, or order it first.',
    PROTECTED_BELOW_DISKS:
      'Less is protected than the disks of this tenancy hold[ ({disks} GB)]. A backup covers the whole tenancy: enter a size that is not below it.',
    IMAGE_UNKNOWN: 'There is no such system image. Choose one of the catalogue.',
    IMAGE_NOT_ON_CLOUD:
      'This cloud[ ({cloud})] has no service of images, so its hosts come with a blank system disk. Choose another cloud, or choose to install nothing.',
    IMAGE_NOT_DOMESTIC:
      'A 信创 zone takes domestic operating systems only, and[ {image}] this is none. Choose a domestic image.',
    IMAGE_ARCHITECTURE:
      'The image[ {image}] is not made for the processors of the zone[ ({architecture})]. Choose one of the same architecture.',
    IMAGE_DISK_TOO_SMALL:
      'The image does not fit on the system disk[, which must have {minimum} GB at least]. Make the disk larger or choose another image.',
    IMAGE_ENDED:
      'The image[ {image}] is no longer maintained[ (until {day})] and cannot be used for new hosts. Choose one that is.',
    SSH_KEY_MISSING:
      'No SSH public key is given: hosts allow no passwords, so nobody could log in. Enter at least one public key.',
    SSH_KEY_PRIVATE:
      'This is a private key. It must never be handed to anybody, and it was not kept here; take it for leaked, make a new pair, and enter the public key of the .pub file.',
    SSH_KEY_INVALID:
      'This is no whole SSH public key[; see {field}]. Paste the one line of the .pub file (it begins with ssh-ed25519, ecdsa or ssh-rsa); a comment is of letters, digits and @ . _ + -, at most 64 characters.',
    SSH_KEY_WEAK:
      'The SSH key is too weak[; see {field}]: RSA needs 3072 bits at least, and DSA is not taken. Make a new one by ssh-keygen -t ed25519.',
    SSH_KEYS_TOO_LONG:
      'Too many keys, or too long ones: a host takes 16 at most, of 1,700 characters in all. Enter fewer, or shorter ones of ed25519.',
    GPU_SHARE_EXISTS: 'This tenancy already has GPU shares. Resize those instead.',
    TARGET_UNSUITABLE:
      "The balancer's target[ ({target})] is no delivered cloud host or container space of the same tenancy. Have the target delivered first, then choose its number.",
    TARGET_IN_USE:
      'Load balancers[ ({balancers})] still point at this resource, so it cannot be released. Give them another target, or release them first.',
    PUBLIC_ADDRESS_NOT_ALLOWED:
      'The zone[ ({zone})] allows no public addresses. Choose the Internet zone, or make the balancer internal.',
    FIELD_FIXED:
      'This cannot change once it is delivered[; see {field}]. Keep the present value, or order a new resource instead.',
    MAY_ONLY_GROW:
      'This can grow but not shrink[; see {field}][ (now {current}, asked {wanted})]. Enter a number that is not below the present one.',
    BELOW_USE:
      'The new size is below what is in use[ ({used})]. Remove data first, or enter a size that is not below it.',
    USE_UNKNOWN:
      'It is not known how much is in use, so the size cannot be lowered. Wait until use is reported; raising it works at any time.',
    PERSON_TWICE: 'One person is named twice[, at {field}]. Each needs one account: take out the repeated one.',
    PERSON_NOT_IN_DEPARTMENT:
      'The chosen account[ {person}] is none in use of your department and can’t have a bastion account. Choose from the department’s people; for someone new, have a system administrator add the account and the security administrator grant a role in the department first, on the page People.',
    LISTENER_TWICE:
      'Two listeners share a name or a port[; see {field}]. Give each its own name, and its own port within a protocol.',
    CONTAINER_SPACE_EXISTS: 'This tenancy already has a container space. Resize that one instead.',
    FILE_UNREADABLE: 'The file cannot be read[: {reason}]. It must be YAML or JSON of at most 128 KB and 200 lines.',
    SPEC_UNCHANGED:
      'The new specification equals the present one, so there is nothing to change. Change it and submit again.',
    NOT_FOUND:
      'Nothing was found[ ({thing:what})]. It may be gone or outside what you may see. Choose again from the list.',
    STATE_CONFLICT:
      'The present state does not allow this[: {object}][ ({state:state})]. Reload and go on from the newest state.',
    QUOTA_EXCEEDED:
      'Not enough quota[: {dimension:dimension}][, asked {asked}][, left {left}]. Ask for less, or ask the authority for more quota.',
    BUDGET_EXCEEDED:
      'Beyond a budget that takes nothing beyond itself[ (project: {project})][: budget {budget} yuan][, left {left} yuan][, this to the year’s end {asked} yuan]. Ask for less, or ask finance to change the budget; nothing in use is touched.',
    BUDGET_UNKNOWN:
      'Something in use has no price, or what this costs to the year’s end is unknown, so the budget[ (project: {project})] may not be enough. Ask finance to add the price, or to change how the budget is set; withdraw a larger size that was asked for last year, and ask again.',
    BUDGET_NOT_SET:
      'The department’s whole budget[ of {year}] is not set, so no part of it can be. Set the whole first.',
    BUDGET_OVERLAPS:
      'The project has budgets of the other kind: either one whatever its money is, or one for each source, or something would count twice. Change the others to 0 first.',
    BUDGET_PARTS_EXCEED:
      'The projects’ budgets[ of {parts} yuan] come to more than the whole[ of {whole} yuan][, by {over} yuan]. Lower them, or raise the whole first.',
    FUNDING_WITHOUT_PROJECT:
      'A source of money goes with a project’s budget only. Name the project, or leave the source out.',
    QUOTA_MISSING:
      'Your department has no such quota on this cloud[ ({dimension:dimension})]. Ask the authority for quota first.',
    APPROVAL_OUTDATED:
      'The lines of the request[ {request}][ ({lines})] are not as they were put up for approval[: {boundTerm:changed}], and nothing was done. Return it to be submitted again, or approve the new content.',
    PLAN_CHANGED: 'The plan changed while it was being approved, and nothing was done. Approve the new plan.',
    DELEGATE_UNSUITABLE:
      'This person can’t stand in for you: approvals are delegated to somebody else of the same organisation (or department), and only a role that you hold. Choose another person.',
    DELEGATION_CONFLICT:
      'On one of these days you or the other person already stand in for somebody or have a stand-in, and delegations are not passed on. Change the days, or end the other delegation first.',
    APPROVAL_EXPIRED:
      'The request was not carried through in time[, within {days} working days,] and has ended; what it held is free again. Submit it anew if it is still needed, and speak to the approvers.',
    STEP_ALREADY_DECIDED: 'Someone has decided this step already. Reload to see the result.',
    STEP_NOT_OPEN:
      'This step can’t be decided now: the step before it is open still, or the request was withdrawn, sent back or ended meanwhile. Reload to see where it stands.',
    RESOURCE_BUSY: 'Another request on this resource is under way[ ({request})]. Wait until it is done.',
    RESOURCE_CHANGED:
      'The resource[ {resource}] changed while this request waited, and nothing was done. Submit it again from its present size.',
    PRINTER_NOT_SET:
      'No printing program is set here, so no PDF can be made. Have the path of a Chromium executable set for the console server[ as {setting}] and the server restarted; CSV and Excel can be exported as they are.',
    PRINT_FAILED:
      'The PDF was not printed[: {printFault:fault}], and there is no file. Try again later; if it happens again, tell the platform administrator.',
    PRINT_TOO_LONG: 'The statement has too many lines for a PDF[, which may have {most}]. Export CSV or Excel.',
    VOUCHER_SUBJECT_MISSING:
      'No accounting subject is set for the voucher[: {voucherFamily:family}][ (item {item})][, {voucherBook:book}][, kind of organisation {payerKind:kind}][, month {month}]. Have it added to the mapping of subjects in the policy data and export again.',
    NO_PRICE:
      'The price book has no price for this item[ ({sku})][, which {resource} uses from {from} on], so it cannot be charged. Ask finance to publish one.',
    PRICE_RULE_UNSOUND:
      'The price rule[ of {sku}][, tier {tier},] is not sound[: {priceFault:fault}]. Tiers begin at 0, meet without gap or overlap, and the last has no end. Correct it and publish again.',
    PRICE_IN_FORCE:
      'Price version[ {number}] is in force and cannot be withdrawn. To change a price, publish a new version.',
    PRICE_STILL_NEEDED:
      'These items are in use and would have no price from then on[: {sku}][ (for example {resource})], so their months could not be charged or closed. Add their prices; to end an item, take its resources back and stop its readings first.',
    PRICE_STANDS:
      'The item[ ({sku})] has a price while this version reigns[ ({number})], and a supplement changes none. Choose an item without a price; to change one, publish a new version.',
    METER_PRICED_AHEAD:
      'This item[ ({sku})] is charged by what was consumed, only from when a price version names it: it holds up no month, and nothing is charged backwards. Name it in the next price version.',
    SUPPLEMENT_PROPOSER:
      'You proposed supplement[ {number}] yourself: somebody else of finance approves or refuses it.',
    PROVIDER_SUPERVISES:
      'A provider cannot supervise its own service[ ({organisation})]. Choose another party to supervise.',
    INSTALMENTS_NOT_WHOLE: 'Instalments must come to exactly 100 %[; these come to {percent} %]. Correct the shares.',
    INSTALMENTS_OUT_OF_ORDER:
      'Instalments must fall due one after the other on different days[; number {instalment} does not]. Change its day.',
    INSTALMENT_NOT_IN_TERM:
      'Instalment[ {instalment}] does not fall due in the first year of the contract[ (from {from}, before {to})]. Change its day.',
    CAP_BELOW_FLOOR: 'The cap is below the floor[ (cap {cap} yuan, floor {floor} yuan)]. Correct one of them.',
    TERMS_OF_ISSUED_MONTH:
      'An amendment cannot reach into a month whose statement is issued[ ({month})]. Let it begin in a later month.',
    AMENDED_BELOW_DUE:
      'By the new terms less of the yearly part would be due[ ({amended} yuan)] than is due already[ ({due} yuan)]. Change the amount or the instalments; settle the difference by a credit note.',
    NO_CONTRACT:
      'The department has no contract in force in that month, so nothing can be settled. Sign or enter a contract first.',
    ALREADY_ACCEPTED: 'This request has been accepted; it cannot be accepted or rated again.',
    STATEMENT_ISSUED:
      "This month's statement is issued and cannot change. A department disputes a line in time; finance proposes an adjustment, which another person approves and a later statement carries.",
    STATEMENT_PARKED:
      'Statement[ {number}] is far from the months before and is held. Have somebody of finance who did not build it check and release it, or put it right and build it again.',
    MONTH_NOT_FROZEN:
      'Facts of[ {month}] the month are still being collected[, until {until}]. It can be closed after that.',
    FACTS_CHANGED:
      'Facts changed after statement[ {number}] was built, and it does not reconcile. Build it again and have it reviewed.',
    OVERPAID:
      'This is more than is left to pay of statement[ {number}][ ({leftFen} fen)] and was not recorded. Check the amount.',
    VOUCHER_USED:
      'Voucher[ {reference}] was recorded for statement[ {number}], and between one payer and one payee a voucher counts once; nothing was recorded. Check its number; if it was recorded for the wrong statement, another person of finance must reverse that first.',
    RECORDER_REVERSES:
      'You recorded this payment[ (voucher {reference})], and no person both records and reverses one. Another person of finance must check and reverse it.',
    PERIOD_CLOSED:
      'The accounting period of that time[ ({month})][ ({at})] is closed: nothing of it is taken or changed any more. Tell finance of an error: it proposes an adjustment of the issued statement.',
    PERIOD_BLOCKED:
      'The accounting month[ {month}] can not be closed yet[: {blockers}]. [Silent meters: {silent}. ]Settle each of these and try again.',
    BEGINNER_CLOSES: 'You began the closing of[ {month}] this month, so somebody else of finance has to approve it.',
    MONTH_NOT_OVER:
      'The month is not over, so its statement cannot be issued[ (after the end of {month})]. The draft can be read.',
    MONTH_INVALID:
      'The month is not valid. Write year and month, such as 2026-10, not later than the current one and not before anything was judged.',
    LAST_HOLDER:
      'Nobody would be left in the role[ ({role:role})], and the platform would lose its administration. Grant the role to somebody else in service first, on the page People.',
    EXCLUSIVE_ROLE:
      'Authority, operator, finance, audit, departments and the three administrators are kept apart: no person serves two[ (holds: {role:held})]. Revoke the role held, or choose another person.',
    CLOUD_NOT_READY:
      'The cloud[ {cloud}] is not deployed, or is on its way out, and takes no orders. Try later or choose another cloud.',
    CLUSTER_UNREACHABLE:
      "The cloud's cluster could not be reached[ ({cloud})], however often it was tried. It was given up, and nothing was done. Tell the operations centre, and submit again once the cluster is back.",
    CLUSTER_LOST:
      "The cloud's cluster was lost while work was going on[ ({cloud})], so some objects may have been made or changed. Once it is back they are checked and the work goes on by itself; where it can't, what was made of a new resource is removed by itself.",
    CLOCK_BEHIND:
      'What changes[ {object}][ at {at}] is not later than what was recorded before[ ({last})], so it was not done and not charged. Set this server’s clock right; once it has caught up, the system goes on by itself, and people try again.',
    CLUSTER_CHANGED:
      'The cluster is not the one that was registered, so work on it has stopped. A platform engineer must check and register it again.',
    CREDENTIAL_REFUSED:
      'The cluster credential cannot be used[: {credentialReason:reason}][ ({field})]. Give server, CA and a token or client certificate only: no commands, file paths, proxies or skipped verification.',
    SERVER_NOT_ALLOWED:
      'The server address is not on the allow-list[: {server}]. Check it, or ask the platform administrator to add it.',
    ENGINE_NOT_READY:
      'The deployment engine is not ready[ ({detail})]. The order is queued and goes on by itself; there is no need to submit it again.',
    POLICY_REFUSED:
      'The plan breaks mandatory policies[: {findings}] and was not applied. Change it accordingly and submit again.',
    PREVIEW_FAILED:
      'The plan could not be made[: {reason}], and nothing was done. Correct it and submit again, or ask the operations centre.',
    APPLY_NOT_BEGUN:
      'The deployment stopped before it began[: {reason}], and nothing was changed. Ask the operations centre for the cause, then submit again.',
    APPLY_FAILED:
      'The deployment did not finish[: {reason}]. What it touched is listed with the operation; what was made of a new resource is removed by itself and holds quota until then. Ask the operations centre for the cause, then submit again.',
    CANCELLED_BY_OPERATOR:
      'The operations centre cancelled the operation[ {operation}][, for this reason: {reason}], and nothing was done. See to the reason, then submit again.',
    FULFILMENT_DECLINED:
      'The operations centre can’t see to[ {resource}] by hand[, for this reason: {reason}], and the request has ended: what is delivered stays, the rest is not done and its quota is free. See to the reason, then submit again.',
    LEASE_LOST:
      'Another worker has taken this operation over and this run has stopped. Nothing to do: the newest state counts.',
    ENGINE_STALLED:
      'The engine showed no progress[ for {minutes} minutes] and was cut off. How far it came is checked and gone on from by itself; a preview that is cut changes nothing. If this repeats, a platform engineer must look at the cloud’s cluster and at the worker.',
    VERIFY_TIMED_OUT:
      'The resource was not ready in time[: {waiting}], so it is neither delivered nor charged; what was made of a new resource is removed by itself and holds quota until then. Ask the operations centre for the cause, then submit again.',
    TOKEN_INVALID: 'The join token is not valid. Check that it is complete, or make a new one.',
    TOKEN_USED: 'The join token has been used. Each one admits one node; make a new one.',
    NODE_NAME_TAKEN:
      'The cloud has a node of that name[, {node},] with a live certificate, and it was not replaced. Give a new node another name; for the same node reinstalled, make a token for it to join again.',
    TOKEN_EXPIRED: 'The join token has expired. Make a new one.',
    CERTIFICATE_INVALID: "The node's certificate is invalid or expired. Enrol the node again with a new join token.",
    CERTIFICATE_REVOKED: "The node's certificate is revoked. Ask a platform engineer before enrolling it again.",
    NODE_QUARANTINED:
      'The node is quarantined[: {reason}] and its data is not taken. Repair it (set its clock, for example), then have a platform engineer release it.',
    BATCH_CONFLICT:
      'A batch of this number was stored with other content, so this one is refused. Check whether the node was cloned.',
    DUPLICATE_CONFLICT:
      'A record of this identity exists with other content, so this one is refused. Check the source: one identity, one content.',
    BILL_ROWS_WRONG:
      'The bill is wrong[ in {rows} places][, the first in row {row}]. Preview it, mend the rows and import it again; a bill is taken in whole or not at all.',
    IMPORT_ROWS_WRONG:
      'Rows of the file that were good when it was proposed are wrong by now[: {rows}][, the first in line {row}][ ({why})], so nothing of it counts. Refuse it, and have it proposed anew once they are mended.',
    CASE_ANSWERER: 'You answered this case[ ({case})]: somebody else closes it or sends it back.',
    CASE_PERSISTS:
      'The difference of this case[ ({case})] is still there, so it can’t be closed as solved. Mend it first, or close it as explained with a reason and an end.',
    DISPUTE_WINDOW_OVER:
      'The time to dispute lines of statement[ {number}] is over[ (until {until})]. Tell finance of an error: it can make an adjustment.',
    DISPUTE_ABOVE_LINE:
      'This is more than the line brought to the sum to be paid[ ({number}, {leftFen} fen left)]: what deductions, coefficient, caps and the yearly part took off is not in it. Lower the amount and try again.',
    DISPUTED_BEFORE:
      'The line has a dispute that is not ended[ ({number})]. Add what you have to say to it, or withdraw it first.',
    LINE_NOT_DISPUTABLE:
      'Nothing of this line is in the sum to be paid[ (statement {number})], as of use within the yearly part. Dispute a line that charges something.',
    STATEMENT_MAKER_DECIDES:
      'You drafted or issued the statement of dispute[ {number}]: somebody else of finance takes and decides it.',
    DISPUTE_OF_ANOTHER: 'Somebody else has dispute[ {number}]. Take it over before you decide.',
    DISPUTE_UNANSWERED:
      'The operator may still give its account in dispute[ {number}][ (until {until})]. Decide after that.',
    CREDIT_ABOVE_LINE:
      'This takes off more than is left of what the line brought, or of what the statement came to[ (statement {number}, {leftFen} fen left)], and was not made. Lower the amount.',
    NOTE_PROPOSER: 'You proposed this[ ({number})]: somebody else of finance approves it. You may take it back.',
    NOTE_UNDECIDED:
      'A credit note or an adjustment of this line waits for its decision[ (statement {number}, reference {reference})]. Have that one approved or refused first.',
    NOTHING_TO_ADJUST: 'By what is known now statement[ {number}] is as it was issued. There is nothing to adjust.',
    READING_TOO_LARGE:
      'The quantity[ {quantity}] is above the most that one reading may say[, {most}], and was refused. Check unit and range of the meter.',
    UNKNOWN_METER:
      'There is no meter[ “{meter}”], or it isn’t reported this way: programs send what is measured, the operator’s people enter what is counted. Check the meter’s name.',
    UNIT_MISMATCH:
      'The meter[ “{meter}”] is read in another unit[, {due}], than this says[, {unit}], so it was refused. Convert it and send it again.',
    PROPOSER_DECIDES: 'You proposed this yourself: another platform engineer decides it.',
    METERING_BEHIND:
      'The copy of usage in ClickHouse does not hold all readings yet[ of {month}][: {copied} of {known}], so nothing was worked out from it. It catches up by itself within seconds; if this stays, ask a platform engineer to read the worker’s log of the loop copy-usage.',
    METERING_UNREACHABLE:
      'Usage could not be read from ClickHouse, so nothing was worked out from it[: {why}]. Try again once it answers; a platform engineer checks METERING_URL and the server.',
    USE_WITHDRAWN:
      'This use was withdrawn and can’t be amended any more. If it is to count after all, report it again under a new id.',
    READING_OUT_OF_TIME:
      'This reading[ of {at}] is ahead of the clock, or outside the life of its resource, and is refused. Set the clock of what reads, and check the resource.',
    PERSON_UNKNOWN:
      'No person is registered for this account, so it cannot sign in. Ask the security administrator to open one.',
    SIGN_IN_FAILED:
      'Signing in did not succeed[: {reason}]. Start again from the sign-in page, or ask the system administrator.',
    CROSS_SITE: 'This did not come from a page of this console and was refused. Go back to the console and try again.',
    CLOUD_NOT_GRANTED:
      'Your role is not granted for this cloud, and nothing was done. Leave it to who looks after the cloud, or ask the security administrator.',
    APPROVER_CONFIRMS:
      'You decided on this request or ordered it, and no person both does that and confirms. Leave the confirmation to another engineer.',
    DRAFTER_ISSUES:
      'You made this draft, and no person both drafts and issues a statement. Another person of finance must check and issue it.',
    STOPPED_BY_PERSON:
      'The operation[ {operation}] was stopped by a person while it ran[: {reason}]. What it had done is listed under what it touched; what a new resource left is removed by itself.',
    DRIFT_CHARGED:
      'These differences would change what is charged or was delivered, and can not be accepted[: {objects}]. Revert them, or have the department ask for a change.',
    DRIFT_GUARDED:
      'These differences touch isolation, rights, limits, or labels that programs act on. They can not be accepted, only reverted[: {objects}].',
    PLAN_NOT_EMPTY:
      'A change of provider needs a refresh and a preview without any change, and there is some[: {objects}]. Settle these first, then ask again.',
    IMPORT_REFUSED:
      'The namespace[ {namespace}] can not be adopted as it stands[: {problems}]; nothing on the cluster was changed. Settle this on the cluster, then ask again.',
    ASKER_RELEASES:
      'You asked for this operation, and no person both asks and releases. Another person with the right to must check and release it.',
    PROFILE_FORBIDS:
      'The policy profile does not let such a cloud do this itself[, at {field}][ (allowed: {limit})]. Keep within it; the rest comes from the provincial cloud.',
    PROFILE_NOT_OF_TIER:
      'The policy profile does not fit the tier[: {profile}]. It is for [{tier:allowed}] clouds only. Choose a profile of the cloud’s tier.',
    ZONE_TWICE:
      'A zone is named twice in one cloud[: {zone}]. Each code may stand once: merge the two, or take another code of the dictionary.',
    NODE_TWICE: 'A node is in two zones[: {node}][ ({zones})]. A node belongs to one zone: leave it in one.',
    ZONE_NOT_LISTED:
      'The zone’s code is not in the dictionary, or is retired[: {zone}]. Choose one of the dictionary, or have the authority enter it first.',
    CLUSTER_NOT_REACHED:
      'The cluster could not be reached[: {server}][ ({reason})]; nothing was registered. Check address, CA and network, then probe again.',
    CLUSTER_RIGHTS_MISSING:
      'The cluster credential lacks rights that are needed[: {rights}]. Grant them to the account and probe again.',
    PROBE_NEEDED:
      'This credential has not been probed with success, or was changed since. Probe again with the credential as it is now.',
    CLOUD_IN_USE:
      'Tenancies still stand on the cloud[: {tenancies}][, {count} in all], so it can’t be retired. Close them one by one first.',
    ZONE_IN_USE:
      'The zone is in use[: {zone}][, its {field} can’t be changed so][, by {users}][, {count} in all]. Close those tenancies or release those resources first.',
    CAPACITY_IN_USE:
      'Capacity can’t be less than what is given and promised[: {zone}][ {dimension:dimension}][, {total} wanted][, {allocated} given and promised]. Release resources first, or enter no less than that.',
    SERVICE_IN_USE:
      'Resources still use the service[: {service}][, {resources}][, {count} in all], so it can’t be removed or exchanged. Release them first.',
    TENANCY_IN_USE:
      'Resources or open requests still stand in the tenancy[: {resources}][, {count} in all], so it can’t be closed. Release them first; to close it all the same, one person asks and another releases.',
    TENANCY_CLOSED:
      'The tenancy[ {tenancy}] is being closed or was closed, so nothing in it can be added, changed or released. Wait until that has ended; if it is called off go on then, else order what is still needed anew.',
    RESOURCE_IN_USE:
      'Workloads still use the resource[ {resource}][: {users}][, {count} in all], so it can’t be released, nor a disk of it that they use be given up. Stop or delete them first, then ask anew.',
    OUTSIDE_TENANCY:
      'Objects of the tenancy that no ledger knows lie outside it[: {objects}] and would be nobody’s after its end. Have the platform engineer look at them and delete them, then ask for the closing anew.',
    TEARDOWN_PART_FAILED:
      'What lies outside the tenancy could not be removed[: operation {operation}]; the tenancy itself was not touched. Look at why that failed, mend it, and ask for the closing anew.',
    WINDOW_TOO_LONG:
      'A break-glass window lasts four hours at most[; it has {minutes} minutes already]. Ask for less, or for another one afterwards.',
    POLICY_UNKNOWN: 'There is no such policy[: {policy}]. Check the name on the policies page.',
    SETTING_UNKNOWN: 'The policy[ {policy}] has no such setting[: {setting}].[ It has: {known}.] Check the name.',
    PATTERN_TOO_WIDE:
      'The scope[ {field}] takes in nearly everything, which would turn the policy off. Write out names; beside a * there are at least two letters or digits.',
    EXEMPTION_TOO_LONG:
      'An exemption ends after now[ and within {days} days]. Choose another end; it can be asked for anew afterwards.',
    WEBHOOK_NOT_ALLOWED:
      'Nothing may be sent to this address[: {host}]. Use https, a host on this installation’s list and no user in the URL; ask the operator to add a host.',
    STOPPED_BY_LEASE:
      'The lease is over[ (last day {lastDay})] and so are its days of grace: the hosts can’t be started again. Ask for an extension first and start them once it is approved; after the days it stands stopped, order it anew.',
    LEASE_OVER:
      'The lease is over and so are the days it stood stopped[ (last day {lastDay})]: it can’t be extended. If it is still needed, order it anew.',
    LEASE_TOO_LONG:
      'The new last day[ {lastDay}] is too far off[; {months} months from today at most]. Ask for fewer months.',
    CLOCK_NOT_OVER:
      'Its time has not come yet[ ({number}, not before {due})]. Take this step once the deadline has passed.',
    APPEALED_BEFORE:
      'The appeal against this step of the reclaim[ ({number})] has been decided, and there is one against each. Act on the decision; once it is urged you may appeal once more.',
    URGER_DECIDES:
      'You urged this reclaim[ ({number})], and who urged does not judge the appeal. Ask a colleague of the authority to decide.',
    URGED_TODAY:
      'This request[ ({number})] was urged this working day already, and its approvers were told. Urge again on the next working day, or speak to their office.',
    DAYS_OUT_OF_ORDER:
      'The days are not in order[ ({field})]: neither the end of building nor the go-live comes before building begins. Correct them.',
    ATTACHMENT_TOO_LARGE: 'The attachment is too large[: {name}][, above {limit} MB]. Make it smaller, or split it.',
    ATTACHMENT_NOT_ADMITTED:
      'The content of the attachment is of no kind that is taken[: {name}]. Send a PDF, Word (docx) or Excel (xlsx) without macros or encryption, or a PNG or JPG picture.',
    ATTACHMENT_DISGUISED:
      'The ending of the attachment[ {name}] is not that of its content[, which is {found}]. Give it the name of what it is and send it again.',
    ATTACHMENT_ACTIVE:
      'The attachment[ {name}] is not taken[: {attachmentActive:active}][ ({detail})]. Take that out and send it again, or save it as a PDF without it; ordinary hyperlinks are fine.',
    ATTACHMENTS_ENOUGH:
      'There are as many attachments as there may be[ ({limit})]. Remove one that is not needed, or join some.',
    ATTACHMENT_SPACE_FULL:
      'The attachments of all your drafts would come to more than they may[ ({limit} MB)]. Submit or drop drafts that are not needed, or remove files from them.',
    DRAFT_ELSEWHERE:
      'You began to write this for the same resource in another window or browser, so what stands here was not kept as a second draft. Open this form again to go on with that one.',
    DRAFTS_ENOUGH:
      'There are as many unsent drafts as there may be[ ({limit})]. Submit or drop one under My requests first.',
    SUBMITTED_BEFORE:
      'This request was submitted already[ ({number})] with other content, so nothing was submitted twice. Look at that one first; for another request open the form anew.',
    POLICY_FAILED:
      'The policy[ {policy}] failed on the stack[ {stack}], so it was not judged; it is tried again soon. Have the security administrator look at the policy’s settings; if they are right, look at the worker’s log.',
    STATE_UNREADABLE:
      'The state of the stack[ {stack}] could not be read, so it was not judged; it is tried again soon. If this goes on, check the state database and the engine.',
    WINDOW_NEEDED:
      'No break-glass window that you asked for is open on this cloud[ ({cloud})], so its managed state can’t be worked on by hand. Ask for one and have another side grant it.',
    STACK_OF_ANOTHER_CLOUD:
      'The stack[ {stack}] is none of the cloud the window is open on[ ({cloud})], so the command was not run. Check the stack’s name; for a stack of another cloud ask for a window on that one.',
    QUOTA_BELOW_FLOOR:
      'Below the quota floor of the region[: {dimension:dimension}][, given {asked}][, floor {floor}]. Set a limit that is not below the floor.',
    QUOTA_POOL_EXCEEDED:
      'Not enough quota above the department’s own[ ({quotaLevel:level})][: {dimension:dimension}][, asked {asked}][, left {left}]. Ask for less, or ask the authority to change the quota above.',
    QUOTA_OVERGIVEN:
      'More quota would be given than there is above[ ({quotaLevel:level})][: {dimension:dimension}][, in all {given}][, above {limit}]. Give less, or have the province’s authority raise the quota above first or let it be given beyond.',
    TRANSFER_BLOCKED:
      'Things of the system[ {system}] are not over yet[: {by}][, {count} in all], so it can’t go to another department. End, withdraw or accept them first.',
    TRANSFER_UNDER_WAY:
      'The system[ {system}] is on its way to another department[ ({transfer})]. Wait for the transfer to end, or withdraw it first.',
    TRANSFER_CHANGED:
      'What the system[ {system}] has is not what it had when the transfer[ {transfer}] was asked for; nothing was moved. Withdraw it and ask anew.',
    RECEIVER_WITHOUT_CONTRACT:
      'The receiving department has no contract in force, so nobody could be billed for the system. It signs one first; then go on with the transfer.',
    QUOTA_IN_USE:
      'A quota can’t be less than is held of it[ ({quotaLevel:level})][: {dimension:dimension}][, given {asked}][, held {held}][, by {users}][, {count} in all]. Release resources first, or set a limit that is not below what is held.',
    SEAT_OF_ANOTHER:
      'By the policy profile this step belongs to another organisation[: {tier:level}][, {role:office}][, {seat}]. Yours cannot decide it; pass it to a person of that organisation.',
    SLUG_TAKEN:
      'This name is taken[: {slug}], perhaps by another department. Choose another, or leave it empty for a number.',
    ITEM_NOT_OFFERED:
      'By [version {version} of ]the catalogue this can’t be ordered[: {itemTerm:term}]. See on the item’s page where it is offered, then choose another place or leave it out.',
    CART_FULL: 'The cart is full[: it holds {limit} lines at most]. Submit or remove some first.',
    NAME_TAKEN:
      'The department has a template of this name already[: {name}]. Choose another name, or have it overwritten.',
    TEMPLATES_ENOUGH:
      'The department has as many templates as it may[ ({limit})], so nothing was saved. Remove one that is not needed, or overwrite one.',
    SHEET_UNREADABLE:
      'The sheet can’t be read[: {sheetReason:reason}]. Save it as .xlsx or .csv (1 MB at most, no password) and upload it again, or start from the sample.',
    SHEET_TOO_LONG:
      'The sheet is too long[: an order has {limit} lines at most]. Nothing was read. Split it and order in parts.',
    SHEET_EMPTY: 'The sheet has no lines. Its first row names the columns, each further row is a line; see the sample.',
    SHEET_COLUMN:
      'The heading is wrong[: {sheetProblem:problem}][ ({name})][ ({sheetColumn:column})]. Name the columns as the sample does and upload it again.',
    SHEET_FORMULA:
      'The cell[ {cell}] holds a formula, or begins with = + - @. No formula is taken: put the value there (paste special, values).',
    CELL_MISSING:
      'What this service needs is not filled in[: {sheetColumn:column}]. Fill it in and upload the sheet again.',
    CELL_NOT_OF_ITEM: 'This service has no [{sheetColumn:column} in its ]specification. Empty the cell.',
    CELL_UNREADABLE:
      'The cell[ {cell}] is not written as it should be[ ({sheetColumn:column})]. Data disks: “fast:500; ordinary:100”; listeners: “web TCP 443:8443”; xinchuang: yes or no.',
  },
  requestState: {
    previewing: 'Making the plan',
    'preview-failed': 'Plan failed',
    'department-review': 'Department review',
    'joint-review': 'Administrative and technical approval',
    provisioning: 'Being provisioned',
    delivered: 'Delivered, to be accepted',
    accepted: 'Accepted',
    returned: 'Sent back',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
    failed: 'Failed',
    done: 'Done',
  },
  operationState: {
    requested: 'Queued',
    waiting: 'Waiting',
    previewing: 'Previewing',
    previewed: 'Previewed',
    approved: 'Approved, to be applied',
    applying: 'Applying',
    verifying: 'Verifying',
    done: 'Done',
    failed: 'Failed',
    unknown: 'Unknown, to be recovered',
    cancelled: 'Cancelled',
  },
  resourceState: { requested: 'Requested', active: 'In use', released: 'Released', abandoned: 'Abandoned' },
  cloudState: {
    planned: 'Planned',
    registered: 'Registered',
    deploying: 'Deploying',
    deployed: 'Deployed',
    failed: 'Deployment failed',
    retiring: 'Being retired',
    retired: 'Retired',
  },
  statementState: {
    gathering: 'Gathering',
    drafted: 'To review',
    reviewed: 'To issue',
    issued: 'To confirm',
    confirmed: 'To pay',
    paid: 'Paid',
  },
  state: {
    'as-wanted': 'as it is already',
    'changed-meanwhile': 'changed meanwhile',
    answered: 'answered already',
    sent: 'already sent with its request',
    'in-service': 'in service',
    'out-of-service': 'out of service',
    closing: 'being closed',
    retiring: 'being retired',
    retired: 'retired',
    asked: 'waiting for a decision',
    ended: 'ended',
    requested: 'requested',
    waiting: 'waiting',
    previewing: 'making the plan',
    'preview-failed': 'the plan failed',
    previewed: 'previewed',
    'department-review': 'under department review',
    'joint-review': 'under administrative and technical approval',
    approved: 'approved',
    provisioning: 'being provisioned',
    applying: 'being applied',
    verifying: 'being verified',
    delivered: 'delivered, to be accepted',
    accepted: 'accepted',
    returned: 'sent back',
    refused: 'refused',
    withdrawn: 'withdrawn',
    open: 'open',
    done: 'done',
    failed: 'failed',
    unknown: 'unknown, to be recovered',
    cancelled: 'cancelled',
    active: 'in use',
    released: 'released',
    abandoned: 'abandoned',
    planned: 'planned',
    registered: 'registered',
    deploying: 'being deployed',
    deployed: 'deployed',
    granted: 'granted',
    proposed: 'waits for confirmation',
    missed: 'its day came unconfirmed',
    scheduled: 'confirmed, not yet in force',
    'in-force': 'in force',
    replaced: 'replaced by a later one',
    'settings-changed': 'the settings have changed since it was asked for',
    'never-created': 'the resource was never created',
    'created-before': 'the resource was created before',
    'deleted-before': 'the resource was released before',
    'contract-in-force': 'another contract is in force at the time',
    'rebuilt-since-asked': 'it was built anew after its issue was asked for: look at it and ask again',
    'contract-waiting': 'the contract waits for its first delivery or acceptance to begin',
    'corrections-changed': 'credit notes or adjustments of the contract changed since the draft was built: rebuild it',
    taken: 'taken',
    adjusted: 'adjusted',
    dismissed: 'left as it is, with a reason',
    gone: 'nothing is off any more',
    upheld: 'upheld',
    rejected: 'rejected',
    'contract-changed':
      'terms, penalties or earlier months of the contract changed since the draft was built: rebuild it',
    'penalty-open': 'a penalty against the month is not decided yet: decide it first',
    'earlier-month-open': 'the contract has a cap or floor of the year: issue the earlier months first',
    agreed: 'agreed',
    'operator-observes': 'the evaluated operator can not be the observer',
    'built-too-early': 'the draft was built before the period ended: rebuild it first',
    'not-reconciled': 'it does not reconcile: rebuild it first',
    enabled: 'enabled',
    disabled: 'switched off',
    removed: 'removed',
    dead: 'given up',
  },
  sheetColumn: {
    item: 'Service',
    cloud: 'Cloud',
    zone: 'Zone',
    xinchuang: 'Xinchuang',
    count: 'Count',
    vcpu: 'vCPU',
    memoryGb: 'Memory (GB)',
    systemDiskGb: 'System disk (GB)',
    dataDisks: 'Data disks',
    image: 'System image',
    sshKeys: 'SSH keys',
    ordinaryGb: 'Ordinary disk (GB)',
    fastGb: 'Fast disk (GB)',
    shares: 'Shares',
    memoryGbPerShare: 'Memory a share (GB)',
    class: 'Disk class',
    gb: 'Size each (GB)',
    quotaGb: 'Size (GB)',
    maximumObjects: 'Most objects',
    version: 'Version',
    instances: 'Instances',
    storageGb: 'Storage (GB)',
    storageClass: 'Storage class',
    replicas: 'Replicas',
    scope: 'Scope',
    listeners: 'Listeners',
    target: 'Target',
    mbps: 'Bandwidth (Mb)',
    hour: 'Hour',
    everyDays: 'Every days',
    retentionDays: 'Retention days',
    protectedGb: 'Protected (GB)',
    grade: 'Pack grade',
    people: 'People',
    days: 'Days',
    hosts: 'Monitored hosts',
  },
  sheetReason: {
    encoding: 'it is neither text nor a workbook',
    csv: 'a quote of the CSV is not closed',
    zip: 'the workbook is damaged',
    xml: 'the workbook is not well formed',
    'no-sheet': 'the workbook has no sheet',
    'too-large': 'it is too large when unpacked',
    'long-cell': 'a cell holds more than 8,000 characters',
    'old-format': 'it is an .xls of before 2007, or has a password',
  },
  sheetProblem: {
    unknown: 'this heading is not known',
    twice: 'this heading is there twice',
    missing: 'this column is missing',
    unnamed: 'there is no heading above the cell',
  },
  itemTerm: {
    onSale: 'it was withdrawn',
    tiers: 'it is not offered on clouds of this tier',
    stacks: 'it is not offered in zones of this stack (信创 or not)',
    zones: 'it is not offered in this network zone',
    maximumMlps: 'it hosts no system of the grade asked for',
  },
  boundTerm: {
    line: 'line',
    place: 'cloud or zone',
    spec: 'quantities',
    lease: 'lease',
    'price-version': 'price version',
    'month-amount': 'monthly amount',
    'year-amount': 'amount to year end',
  },
  quotaLevel: {
    province: 'the province',
    tier: 'the tier',
    cloud: 'the cloud',
    department: 'the department',
    system: 'the system',
  },
  thing: {
    'budget-alert': 'alert of a budget',
    'quota request': 'quota request',
    cloud: 'cloud',
    'cloud-draft': 'cloud draft',
    contract: 'contract',
    department: 'department',
    line: 'order line',
    node: 'node',
    operation: 'operation',
    operator: 'operator',
    organisation: 'organisation',
    person: 'person',
    request: 'request',
    resource: 'resource',
    reclaim: 'reclaim',
    lease: 'lease',
    'service object': 'service object',
    charge: 'charge',
    statement: 'statement',
    system: 'business system',
    tenancy: 'tenancy',
    token: 'join token',
    window: 'break-glass window',
    'zone entry': 'zone dictionary entry',
    'cluster probe': 'cluster probe',
    'setting change': 'change of settings',
    webhook: 'webhook',
    delivery: 'delivery',
    'order draft': 'draft of a request',
    dispute: 'dispute',
    'credit note': 'credit note or adjustment',
    'late fact': 'fact that came late',
    attachment: 'attachment',
    mail: 'mail',
    template: 'template',
    'cart line': 'line of the cart',
    'price-version': 'price version',
    'price supplement': 'price supplement',
  },
  step: {
    department: 'Department review',
    administrative: 'Administrative approval',
    technical: 'Technical approval',
    finance: 'Financial approval',
    security: 'Security review',
    giving: 'Giving department',
    receiving: 'Receiving department',
  },
  budgetBasis: { used: 'What is used has reached', forecast: 'The forecast reaches' },
  silence: {
    confirms: 'A statement not confirmed by then counts as agreed to',
    'means-nothing': 'Not confirming it does not count as agreeing',
  },
  ruleEnd: { confirmed: 'confirmed', refused: 'refused', withdrawn: 'withdrawn' },
  transferEnd: {
    returned: 'was sent back',
    refused: 'was refused',
    withdrawn: 'was withdrawn',
    expired: 'was decided by nobody in time',
  },
  returnReason: {
    'material-missing': 'Material missing',
    'purpose-unclear': 'Purpose unclear',
    'size-unfounded': 'Size not founded',
    'grade-doubtful': 'MLPS grade in doubt',
    'place-unsuitable': 'Cloud or zone unsuitable',
    'funding-missing': 'Funding not settled',
    duplicate: 'Duplicates a system',
    'idle-first': 'Use idle resources first',
    other: 'Other',
  },
  credentialReason: {
    NO_KEY: 'this console has no sealing key, so credentials are given by command only',
    EXEC: 'it runs an external command (exec)',
    AUTH_PROVIDER: 'it runs an authentication plug-in (auth-provider)',
    FILE_PATH: 'it names a path of a file',
    SKIP_VERIFY: 'it skips verification of the certificate',
    PROXY: 'it names a proxy',
    SERVER_NAME: 'it names another server (tls-server-name)',
    PASSWORD: 'it uses a user name and password',
    IMPERSONATION: 'it acts as somebody else',
    TWO_WAYS: 'it gives both a token and a certificate',
    MISSING: 'something needed is missing',
    MALFORMED: 'it cannot be read as a kubeconfig',
    NO_CURRENT_CONTEXT: 'it has several contexts and names none as current',
  },
  decision: { approve: 'Approve', return: 'Send back', refuse: 'Refuse' },
  priceFault: {
    NO_TIER: 'there is no tier',
    FIRST_TIER_NOT_FROM_ZERO: 'the first tier does not begin at 0',
    TIER_EMPTY: 'the tier ends where it begins or before',
    TIERS_OVERLAP: 'it overlaps the tier before',
    TIERS_LEAVE_GAP: 'it leaves a gap after the tier before',
    LAST_TIER_ENDS: 'the last tier has an end',
    TIER_AFTER_LAST: 'it follows a tier without an end',
    PACKAGE_EMPTY: 'a package must hold more than 0',
    PRICE_NEGATIVE: 'a price is negative',
    DISCOUNT_TOO_LARGE: 'the discount must be between 0 and 100 %',
    BOUNDS_CROSSED: 'the minimum is above the maximum',
  },
  requestKind: { order: 'Order', resize: 'Resize', release: 'Release', extend: 'Extension' },
  role: {
    applicant: 'Department applicant',
    'department-approver': 'Department approver',
    'authority-approver': 'Authority approver',
    'technical-reviewer': 'Technical reviewer',
    'platform-engineer': 'Platform engineer',
    finance: 'Finance',
    auditor: 'Auditor',
    'system-admin': 'System administrator',
    'security-admin': 'Security administrator',
    'audit-admin': 'Audit administrator',
    'signed-in': 'Anyone signed in',
  },
  tier: { provincial: 'Provincial', sectoral: 'Sectoral', municipal: 'Municipal' },
  dimension: {
    vcpu: 'vCPU',
    'memory-gb': 'Memory',
    'disk-ordinary-gb': 'Ordinary disk',
    'disk-fast-gb': 'Fast disk',
    'object-gb': 'Object storage',
    'backup-gb': 'Backup',
    'bandwidth-mbps': 'Internet bandwidth',
    'public-ip': 'Public IP',
    'load-balancer': 'Load balancers',
    'gpu-share': 'GPU shares',
    'gpu-memory-gb': 'GPU memory',
    'security-pack-2': 'Security packs, MLPS 2',
    'security-pack-3': 'Security packs, MLPS 3',
    'bastion-account': 'Bastion accounts',
    'monitored-host': 'Monitored hosts',
  },
  unit: {
    vcpu: 'vCPU',
    'memory-gb': 'GB',
    'disk-ordinary-gb': 'GB',
    'disk-fast-gb': 'GB',
    'object-gb': 'GB',
    'backup-gb': 'GB',
    'bandwidth-mbps': 'Mb',
    'public-ip': 'addresses',
    'load-balancer': 'balancers',
    'gpu-share': 'shares',
    'gpu-memory-gb': 'GB',
    'security-pack-2': 'packs',
    'security-pack-3': 'packs',
    'bastion-account': 'accounts',
    'monitored-host': 'hosts',
  },
  attachmentActive: {
    macros: 'it has macros',
    controls: 'it has controls or add-ins',
    objects: 'it has embedded objects',
    dde: 'it has a link of dynamic data exchange',
    outside: 'it reads from outside when it is opened',
    script: 'it has a script',
    launch: 'it starts a program',
    files: 'it has files within',
    unreadable: 'it can’t be looked through (encrypted or damaged)',
  },
  bearerReason: {
    unknown: 'there is none such',
    expired: 'it has ended',
    revoked: 'it was revoked',
    ended: 'all sign-ins of its person were ended; sign in again',
    'account-stopped': 'the account was stopped',
    'owner-left': 'its owner holds the role no longer',
    token: 'the token does not hold',
    form: 'it has not the form of one',
  },
  verdict: { UP: 'Up', DOWN: 'Down', UNKNOWN: 'Unknown' },
  leaseStage: {
    running: 'in force',
    reminding: 'ending soon',
    grace: 'in its days of grace, still running',
    stopped: 'past its days of grace: hosts are off, other services run on and are charged, data is whole',
    retained: 'kept, the authority may order it out',
    over: 'past its keeping, the authority may order it out',
  },
  reclaimAnswer: {
    readings: 'release it, shrink it by half at least, or stop it and leave it off for the whole window',
    'stopped-throughout':
      'start and use it, shrink it by half at least, or release it; hosts that are off for the whole window count as idle, and stopping them again is no answer',
    'target-off': 'let it lead to something in use, or release it',
  },
  reclaimEnd: {
    upheld: 'the appeal was upheld and it stays',
    'appeal-refused': 'the appeal was refused',
    acted: 'its department acted',
    recovered: 'it is used again',
    cut: 'the authority had it cut',
  },
  removalEnd: { done: 'done', declined: 'not done' },
  lineKind: {
    usage: 'By use',
    discount: 'Discount',
    minimum: 'Made up to the minimum',
    maximum: 'Beyond the maximum',
    included: 'In the yearly part',
    floor: 'Floor of the contract',
    cap: 'Cap of the contract',
    penalty: 'Penalty',
    credit: 'Credit note',
    adjustment: 'Adjustment',
    annual: 'By year',
    deduction: 'Availability deduction',
    coefficient: 'Evaluation coefficient',
  },
  meterName: {
    'traffic-gb': 'Traffic sent out',
    'requests-10k': 'Requests',
    'object-gb-used': 'Object storage used',
    'backup-gb-used': 'Backup used',
    'traffic-peak-mbps': 'Peak bandwidth',
    'active-accounts': 'Active accounts',
    'service-days': 'Staff service',
  },
  stack: { x86: 'x86', xinchuang: 'Xinchuang' },
  printFault: {
    DIED: 'the printing program died',
    LATE: 'it took too long',
    NOT_STARTED: 'the printing program did not start',
    REFUSED: 'the printing program took no order',
  },
  printed: {
    title: 'Statement of government cloud services',
    draft: 'DRAFT',
    draftWhy: 'A draft that was not issued: amounts may change, and nothing is to be paid by it.',
    provider: 'Provider',
    period: 'Charged period (Beijing time)',
    issuedAt: 'Issued (Beijing time)',
    asOf: 'As of (Beijing time)',
    lines: 'Lines',
    steps: 'How it was worked out (yuan)',
    usage: 'By use',
    included: 'In the yearly part, taken off',
    annual: 'Yearly part',
    deduction: 'Deductions for availability',
    base: 'Base',
    coefficient: 'Coefficient of evaluation',
    bounds: 'Caps and floors of the contract',
    penalty: 'Penalties',
    corrected: 'Credit notes and adjustments of earlier months',
    total: 'Total',
    rounding: 'Rounding to fen',
    payable: 'Payable',
    check:
      'To check: hold the checksum against the one on the page of this statement, or on the first sheet of its Excel export; the same means the same content.',
    page: 'Page',
    of: 'of',
    pages: '',
  },
  voucherBook: { payer: 'Voucher (department’s books)', provider: 'Voucher (provider’s books)' },
  assetFact: { sheet: 'Avoided purchase' },
  assetUnknown: { price: 'no replacement price', cost: 'no cost of the reuse' },
  assetColumn: {
    number: 'Asset',
    name: 'Name',
    department: 'Department',
    cloud: 'Reused in cloud',
    reusedFrom: 'Reused from',
    price: 'Replacement price (CNY)',
    pricedOn: 'Price of',
    source: 'Source of the price',
    cost: 'Cost of the reuse (CNY)',
    avoided: 'Avoided purchase (CNY)',
    avoidedText: 'Avoided purchase (text)',
    unknown: 'Why it is unknown',
  },
  voucherFact: { sheet: 'Vouchers', red: 'Red' },
  voucherFamily: {
    compute: 'Computing',
    storage: 'Storage and backup',
    network: 'Network',
    security: 'Security services',
    service: 'Operations and services by people',
    annual: 'Yearly fee',
    agreed: 'Caps and floors of the contract',
    deduction: 'Deductions by assessment',
    penalty: 'Penalties set off',
    correction: 'Correction of an earlier month',
    balance: 'Government cloud service, owed',
  },
  payerKind: {
    government: 'government',
    party: 'party organ',
    congress: 'people’s congress',
    consultative: 'consultative conference',
    institution: 'public institution',
    authority: 'authority',
    operator: 'operator',
    supervisor: 'supervisor',
    finance: 'finance office',
    audit: 'audit office',
  },
  voucherColumn: {
    number: 'Voucher',
    date: 'Date',
    month: 'Accounting period',
    department: 'Department',
    departmentCode: 'Department code',
    statement: 'Statement',
    entry: 'Entry',
    summary: 'Summary',
    subjectCode: 'Subject code',
    subject: 'Subject',
    debit: 'Debit (yuan)',
    credit: 'Credit (yuan)',
    amountText: 'Amount (text)',
    red: 'Red',
    reference: 'Reference',
    mapping: 'Mapping of subjects',
    contentHash: 'Checksum of the statement (SHA-256)',
  },
  statementColumn: {
    ordinal: 'No.',
    kind: 'Kind',
    resource: 'Resource',
    cloud: 'Cloud',
    item: 'Billing item',
    quantity: 'Quantity',
    unit: 'Unit',
    unitPrice: 'Unit price (yuan)',
    priceVersion: 'Price version',
    usedFrom: 'Charged from (UTC)',
    usedTo: 'Charged to (UTC)',
    exact: 'Exact amount (yuan)',
    amount: 'Amount (yuan)',
    amountText: 'Amount (text)',
  },
  statementFact: {
    sheet: 'Statement',
    lines: 'Lines',
    number: 'Statement',
    month: 'Month',
    state: 'State',
    department: 'Department',
    contract: 'Contract',
    payable: 'Payable (yuan)',
    payableText: 'Payable (text)',
    payableChinese: 'Payable in Chinese numerals',
    asOf: 'As of (UTC)',
    contentHash: 'Checksum of the content (SHA-256)',
  },
  coefficientReason: {
    FROM_TABLE: 'Looked up by availability and rating',
    NO_COVERAGE: 'Too little availability was observed, so the coefficient is 1.0000',
    NO_RATING: 'Nobody rated this month, so the coefficient is 1.0000',
  },
  reconciliationStep: {
    events: 'Σ usage events = Σ charged intervals',
    quantities: 'Σ charged intervals = Σ quantities',
    charges: 'Σ quantity × price = Σ charges',
    lines: 'Σ charges = Σ lines',
    payable: 'Σ lines, rounded half up to fen = payable',
    allocation: 'Σ amounts of the lines = payable',
  },
  noticeTitle: {
    'approval-waiting': 'For your approval: {title} ({number}, {step:step})',
    'approval-urged': 'The applicant urges: {title} ({number}, {step:step})[, {times} times so far]',
    'approval-by-rule': 'A rule will approve: {title} ({number}, {step:step})',
    'approved-by-rule': 'Approved by a rule: {title} ({number}, {step:step})',
    'request-returned': 'Request returned: {title} ({number})',
    'request-refused': 'Request refused: {title} ({number})',
    'request-approved': 'Request approved: {title} ({number})',
    'delivery-due': 'Promised delivery is due: {title} ({number})',
    'request-delivered': 'Delivered, please accept and rate: {title} ({number})',
    'request-accepted': 'Counts as accepted, nobody did so in time: {title} ({number})',
    'request-failed': 'Request failed: {title} ({number})',
    'request-expired': 'Request expired: {title} ({number})',
    'operation-attention': 'Nobody knows what an operation did: {number}',
    'operation-failed': 'An operation failed: {number}',
    'release-waiting': 'For your release: [{cloud} ]{number}',
    'window-asked': 'For your decision: break-glass on {cloud} for {minutes} minutes ({number})',
    'window-opened': 'Break-glass is open on {cloud} ({number})',
    'window-ended': 'Break-glass ended on {cloud} ({number})',
    'exemption-asked': 'For your decision: an exemption from {policy} ({number})',
    'exemption-ending': 'An exemption ends soon: {policy} ({number})',
    'approval-rule-asked': 'For your decision: approval rule {number}, in force from {day}',
    'approval-rule-decided': 'Approval rule {number}, from {day}: {ruleEnd:outcome}',
    'setting-asked': 'For your decision: wider settings of {policy} ({number})',
    'statement-to-review': 'For review: statement of {month} ({number})',
    'contract-ending': 'A contract ends: {department} ({number}), last day {day}',
    'instalment-due': 'An instalment falls due: {department} ({number}), {yuan} yuan',
    'budget-alert': '{budgetBasis:basis} {percent} % of the budget: {department} ({year})',
    'penalty-asked': 'A penalty to decide on: {number} (contract {contract}, {month})',
    'use-without-contract': 'Use without a contract: {department}, {month} ({resources})',
    'statement-issued': 'Statement issued: {month} ({number})',
    'access-ending': 'A bastion account ends soon: {number}',
    'key-expiring': 'An API key expires soon: {name}',
    'draft-ending': 'A draft nobody wrote on for long will be dropped[: {title}]',
    'quota-asked':
      'For your decision: [{department} asks ]for more quota on {cloud}, {dimension:dimension} up to {units} ({number})',
    'quota-answered': 'Answer on quota of {cloud}: {decision:outcome}, {dimension:dimension} up to {units} ({number})',
    'delegation-made': '{holder} asks you to stand in as {role:role} ({fromDay} to {untilDay})',
    'delegation-ended': 'A delegation has ended: {delegate} for {holder}, {role:role}',
    'duty-passed': '{name} is out of service: their duty as {role:role} is yours',
    'webhook-disabled': 'A webhook was switched off: {name}',
    'readings-refused': '{readings} readings or more came after {month} was closed; none of them counts',
    'usage-astray': '{events} usage events lie in the partition of no month ({first} to {last})',
    'cases-opened': 'Reconciliation found {count} new differences to answer for',
    'cases-overdue': '{count} reconciliation cases passed their term (first {number})',
    'dispute-opened': 'Line {line} of statement {statement} is disputed ({number})',
    'dispute-to-answer': 'Your account is asked for: dispute {number} of line {line}, statement {statement}',
    'dispute-decided': 'Dispute {number}: {outcome:state} (line {line} of statement {statement})',
    'dispute-credit-refused':
      'The credit was refused: decide dispute {number} again (line {line} of statement {statement})',
    'disputes-overdue': '{count} disputes passed a term (first {number})',
    'credit-note-to-approve': 'To approve: a credit or adjustment of statement {statement}',
    'credit-notes-overdue': '{count} credits or adjustments were not decided in time (first for {reference})',
    'credit-note-approved': '{number} was approved (statement {statement})',
    'late-facts-found':
      'Facts of statement {statement} ({month}) changed after it was issued[; {sku} of {resource} has no price, so it can’t be worked out]',
    'working-days-unknown': 'The holidays of {year} are not declared yet',
    'anchor-failing': 'The audit anchor of {day} could not be written outside',
    'lease-ending': 'A lease ends soon: {number} (last day {lastDay})',
    'lease-ended': 'A lease is over: {number}, {leaseStage:stage}',
    'removal-ordered': 'The authority takes it back: {resource} ({number})',
    'removal-to-confirm': 'Please end it and confirm: {resource} ({number})',
    'removal-ended': 'Taking back {removalEnd:outcome}: {resource} ({number})',
    'reclaim-reminded': 'Idle for long, please act: {resource} ({number})',
    'reclaim-urge-due': 'Idle and not acted on for a month, please urge: {resource} ({number})',
    'reclaim-urged': 'The authority urges: {resource} is idle ({number})',
    'reclaim-appealed': 'For your decision: an appeal against the reclaim of {resource} ({number})',
    'reclaim-resumed': 'Appeal refused, the clock goes on: {resource} ({number})',
    'reclaim-cut-due': 'Urged and not acted on for five working days, may be cut: {resource} ({number})',
    'transfer-waiting': 'For your approval: transfer of {system} ({number}, {step:step})',
    'transfer-urged': 'The applicant urges: transfer of {system} ({number}, {step:step})[, {times} times so far]',
    'transfer-ended': 'The transfer of {system} {transferEnd:outcome} ({number})',
    'transfer-done': '{system} has gone to {to} ({number})',
    'transfer-taken-on': '{from} has given {system} to your department ({number})',
    'reclaim-ended': 'Reclaim ended: {resource} ({number}), {reclaimEnd:outcome}',
  },
  noticeAct: {
    'approval-waiting': 'Look at plan, price and evidence, then approve, return or refuse[ by {due}].',
    'approval-urged':
      'The applicant waits for your decision; please take it[ by {due}], or return the request and say why.',
    'approval-by-rule':
      'You need not act; the page of the request says why, with every figure. If you object, call it back with a reason[ by {due}], and people decide.',
    'approved-by-rule': 'You need not act; the page of the request says why, with every figure.',
    'request-returned': '[The reason: {reason}. ]Correct it and submit it again.',
    'request-refused': '[The reason: {reason}. ]If you disagree, speak to the office that decided.',
    'request-approved': 'It is being made; nothing is asked of you until its delivery is to be accepted.',
    'delivery-due':
      'Please finish and deliver it[ by {due}]; where you cannot, tell the department why. A late delivery is counted.',
    'request-delivered':
      'Accept the delivery and rate it[ by {due}]; after that it counts as accepted, without a rating.',
    'request-accepted':
      'It has no rating and can be given none; where something is wrong with it, tell the operations centre.',
    'request-failed': 'Open the request for the reason, correct it and submit it again, or ask the operations centre.',
    'request-expired':
      '[It was not carried through within {days} working days. ]What it held is free again; submit it anew if it is still needed, and speak to the approvers.',
    'operation-attention':
      'Open the operation and compare it with the cluster[ by {due}], then retry or give up; until then its stack does nothing else.',
    'operation-failed': 'Open the operation for the reason and what is left behind, then ask for it anew.',
    'release-waiting': 'Check the plan and release it[ by {due}]; who asked for it may not.',
    'window-asked': '[The reason: {reason}. ]Check it, then grant or refuse[ by {due}].',
    'window-opened':
      '[Until {due}. ]Every command is recorded; if anything looks wrong, end it on the cloud’s page at once.',
    'window-ended': 'Check the commands of that time in the audit log.',
    'exemption-asked': '[The reason: {reason}. ]Check it, then grant or refuse[ by {due}].',
    'approval-rule-decided':
      '[By {name}. ][The reason: {reason}. ]Where it does not come into force, the rule that is goes on; every version is under Policies.',
    'approval-rule-asked':
      '[The reason: {reason}. ]Compare what is and what would be, then confirm or refuse[ by {due}]; unconfirmed by then, it does not come into force. Who proposed it may not confirm.',
    'setting-asked':
      '[The reason: {reason}. ]Compare what was and what is asked for, then grant or refuse[ by {due}]; who asked may not grant.',
    'exemption-ending':
      '[It ends at {due}. ]From then on its findings count again: finish the repair, or ask for a new exemption before.',
    'statement-to-review': 'Check steps and lines, review it and issue it[ by {due}]; who drafted it may do neither.',
    'contract-ending':
      'Use after that is covered by no contract and is not settled. Sign another[ by {day}], or have resources released.',
    'instalment-due': 'Arrange the payment[ by {day}]; the statement of the month says the sum.',
    'budget-alert':
      '[Project: {project}; ][{figure} yuan ][of {budget} yuan. ]Say what is done about it[ by {due}]: release what is not used, put off new orders, or change the budget.',
    'penalty-asked':
      'Weigh cause and evidence and agree or refuse[ by {due}]; until then the statement of the month cannot be issued.',
    'use-without-contract':
      'No contract covers it, so no statement charges it. Sign or extend a contract, or have the resources released[, by {due}].',
    'statement-issued':
      'Check the payable and its lines and confirm it[ by {due}]; if you disagree, tell finance before then.[ {silence:silence}.]',
    'access-ending': '[It ends at {due} and the account with it. ]If it is still needed, order it again before.',
    'draft-ending':
      '[It is dropped at {due} with its attachments. ]If you need it, open it and write on or submit it; if not, nothing has to be done.',
    'key-expiring': '[It stops working at {due}. ]Make a new one before, and give it to the program that uses it.',
    'quota-asked':
      '[The reason: {reason}. ]Compare what is used and left, then grant or refuse[ by {due}]; who asked may not grant.',
    'quota-answered':
      '[The answer: {reason}. ]A granted limit counts from now on; after a refusal, ask again and say more.',
    'delegation-made':
      '[The reason: {reason}. ]What waits for them is told to you as well; decide in time, both names are recorded. If you can’t, open the delegation and end it.',
    'delegation-ended': 'The holder decides again from now on; if somebody is still needed, delegate anew.',
    'duty-passed': '[{open} open things of theirs were passed on to you. ]Take them up from your list of work.',
    'lease-ending': 'Ask for an extension[ by {due}], or for its release if it is not needed.',
    'lease-ended':
      'If it is still needed, ask for an extension now[; the next stage begins at {due}]. Nothing is ever deleted by a date alone.',
    'removal-ordered':
      '[The reason: {reason}. ]The operations centre will end this service. Move what uses it and keep what you need; until the end is confirmed it works and is charged, from then on it is not. If you object, call the authority now.',
    'removal-to-confirm':
      '[The reason: {reason}. ]End the service[ by {due}] and confirm it on the page of the request: charging stops at that instant. Give it back with the reason if it can’t be done. Who ordered it may not confirm.',
    'removal-ended':
      '[The reason: {reason}. ]Where it was done, service and charging have ended and there is nothing to accept. Where it was not, the service goes on and is charged; whether it is ordered again is the authority’s to say.',
    'reclaim-reminded': 'Act on it[ by {due}][ ({reclaimAnswer:by})]; if it must stay, appeal and say why.',
    'reclaim-urge-due': 'Check the evidence of its use, then urge the department[ by {due}].',
    'transfer-waiting': 'Look at all that goes with the system and what it costs, then agree or refuse[ by {due}].',
    'transfer-urged':
      'The applicant waits for your decision; please take it[ by {due}], or return the transfer and say why.',
    'transfer-ended':
      '[The reason: {reason}. ]System and resources stay where they were. Ask anew if they are still to go.',
    'transfer-done':
      'From that instant you are charged nothing more and your people get in no more; requests and statements of before stay readable.',
    'transfer-taken-on':
      'From that instant your department is charged. Look through resources, leases and quota[ by {due}], and order bastion accounts for those who have to get at hosts.',
    'reclaim-urged':
      '[The authority says: {reason}. ]Act or appeal[ by {due}]; after that the authority may cut it, and its data goes with it.',
    'reclaim-appealed': '[The reason: {reason}. ]The clock stands. Check it and decide[ by {due}]; who urged may not.',
    'reclaim-resumed': '[The decision: {reason}. ]Act on it[ by {due}][ ({reclaimAnswer:by})].',
    'reclaim-cut-due':
      'Check the evidence and decide[ by {due}] whether to cut it; a technical reviewer of the operator releases the removal.',
    'reclaim-ended':
      '[The reason: {reason}. ]See the whole course on the reclaim page; if you disagree, speak to the authority.',
    'readings-refused':
      'Finance looks at them with whoever sent them and says what becomes of them[ by {due}]; what is owed all the same is adjusted on its statement.',
    'usage-astray':
      'Charges are not affected, but these months can get no partition and can’t be archived whole. Have the database’s administrator move them to their months[ by {due}]; this is done by itself once they are.',
    'cases-opened':
      'Take and answer them[ by {day}]: what the difference is, and what shows it. Somebody else closes it.',
    'cases-overdue': 'Have whoever answers for them answer or close them soon; being late stays with the case.',
    'dispute-opened':
      'Take it[ by {due}], weigh what both sides say and show, and decide. Who drafted or issued the statement can not.',
    'dispute-to-answer':
      'Say what was used of it and show it[ by {due}]. Without your account finance may decide after that day.',
    'dispute-decided':
      'Look at the decision and its reason. What was granted comes off a later statement by a credit note.',
    'dispute-credit-refused':
      'Read why it was refused[ by {due}], and grant another amount or reject it. Until then neither the dispute nor the statement can end.',
    'disputes-overdue':
      'Have whoever answers for them take, answer or decide them soon; being late stays with the dispute.',
    'credit-note-to-approve':
      'Check amount, reason and reference[ by {due}], then approve or refuse it. Who proposed it can not.',
    'credit-notes-overdue':
      'Have a second person of finance approve or refuse them soon: until then the dispute, the confirmation and the closing wait.',
    'credit-note-approved':
      'The next statement of the contract takes it into account and prints number, reason and reference; what it can not take is carried on.',
    'late-facts-found':
      'Compare line by line what was issued with what is known now[ by {due}], and propose an adjustment or say why there is none. What has no price needs one first.',
    'working-days-unknown':
      'The built-in list lacks that year and nobody has said a day of it: deadlines in working days go by weekday alone and come early where holidays lie within. Please declare its holidays and worked weekends on the page of working days by the State Council’s notice[, by {due}].',
    'anchor-failing':
      '[The reason: {reason}. ]Without it, a chain cut off or written anew from that day on has nothing to be compared with. Have the folder of anchors repaired (mount, rights, space)[ by {due}]; it is tried again every ten minutes, which closes this.',
    'webhook-disabled':
      '[Delivery kept failing: {reason}. ]Repair the receiver, enable it again and replay what did not arrive.',
  },
} as const satisfies Messages;

import type { ToldIn } from './words.ts';

type InFour = readonly [en: string, fr: string, es: string, ar: string];

/**
 * Why something is refused, withheld or waits where no rule of a bundle says so: by the code in statuses and receipts, which is also the end of the
 * rule's name (`exchange/no-bundle`, `origin/narrowed`). In English the sentence that was signed usually says more; these hold in general.
 */
const CODES = {
  // Decided without a bundle's rule.
  'default-deny': ['no rule permits it', "aucune règle ne l'autorise", 'ninguna regla lo permite', 'لا توجد قاعدة تسمح بذلك'],
  'wrong-facts': [
    'the facts do not have the form that the rules are written for',
    "les faits n'ont pas la forme que les règles attendent",
    'los hechos no tienen la forma que esperan las reglas',
    'لا ترد الوقائع بالصيغة التي كُتبت لها القواعد',
  ],
  'wrong-bundle': [
    'the rules given are not those of the members concerned',
    'les règles fournies ne sont pas celles des membres concernés',
    'las reglas dadas no son las de los miembros implicados',
    'القواعد المقدمة ليست قواعد الأعضاء المعنيين',
  ],
  'policy-refused': [
    'the rules do not allow this notice to go to this recipient',
    "les règles n'autorisent pas l'envoi de cette notice à ce destinataire",
    'las reglas no permiten enviar esta notificación a este destinatario',
    'لا تسمح القواعد بإرسال هذه النشرة إلى هذه الجهة',
  ],
  'release-required': [
    'a reviewing body has to release this notice first',
    "un organe de contrôle doit d'abord lever la retenue de cette notice",
    'un órgano de control debe liberar antes esta notificación',
    'يجب أن تجيز هيئة المراجعة هذه النشرة أولًا',
  ],
  // The origin's own word.
  'origin-restriction': [
    'the origin does not let this notice go to this member',
    "l'émetteur n'autorise pas l'envoi de cette notice à ce membre",
    'el emisor no permite enviar esta notificación a este miembro',
    'لا تسمح الجهة المصدرة بإرسال هذه النشرة إلى هذا العضو',
  ],
  restriction: [
    'the restrictions of this notice do not let it go to this member',
    'les restrictions de cette notice excluent ce membre',
    'las restricciones de esta notificación excluyen a este miembro',
    'قيود هذه النشرة لا تسمح بإرسالها إلى هذا العضو',
  ],
  narrowed: [
    'the origin has taken this recipient out of the notice; what an earlier revision gave has to be erased',
    "l'émetteur a retiré ce destinataire de la notice ; ce qu'une révision antérieure avait communiqué doit être effacé",
    'el emisor ha retirado a este destinatario de la notificación; debe borrarse lo que comunicó una revisión anterior',
    'سحبت الجهة المصدرة هذه النشرة من هذه الجهة؛ ويجب محو ما أفصحت عنه نسخة سابقة',
  ],
  'contact-me': [
    'the origin gives the content on request',
    "l'émetteur communique le contenu sur demande",
    'el emisor comunica el contenido previa solicitud',
    'تفصح الجهة المصدرة عن المحتوى عند الطلب',
  ],
  replaced: [
    'a later revision took its place before this could be decided',
    "une révision ultérieure l'a remplacée avant qu'une décision soit possible",
    'una revisión posterior la sustituyó antes de que pudiera decidirse',
    'حلّت محلها نسخة لاحقة قبل أن يتسنى البت فيها',
  ],
  superseded: [
    'a later revision has taken its place',
    "une révision ultérieure l'a remplacée",
    'una revisión posterior la ha sustituido',
    'حلّت محلها نسخة لاحقة',
  ],
  recalled: [
    'the origin has withdrawn this notice, all its revisions: what was held of it is erased',
    "l'émetteur a retiré cette notice, toutes révisions comprises : ce qui en était détenu est effacé",
    'el emisor ha retirado esta notificación con todas sus revisiones: lo que se conservaba de ella se borra',
    'سحبت الجهة المصدرة هذه النشرة بجميع نسخها: ويُمحى ما كان محفوظًا منها',
  ],
  'not-the-origin': [
    "only a gateway of the notice's own member recalls it",
    'seule une passerelle du membre émetteur de la notice peut la retirer',
    'solo una pasarela del miembro emisor de la notificación puede retirarla',
    'لا تسحب النشرة إلا بوابة تابعة للعضو الذي أصدرها',
  ],
  'confirmation-stale': [
    'rules or facts have changed since the dry-run that was confirmed: ask for a dry-run again',
    "les règles ou les faits ont changé depuis l'essai confirmé : demandez un nouvel essai",
    'las reglas o los hechos han cambiado desde el ensayo confirmado: pida otro ensayo',
    'تغيرت القواعد أو الوقائع منذ المعاينة المؤكدة: اطلب معاينة جديدة',
  ],
  'confirmation-required': [
    'what would be sent has to be confirmed first: ask for a dry-run and confirm it',
    "ce qui serait envoyé doit d'abord être confirmé : demandez un essai et confirmez-le",
    'antes debe confirmarse lo que se enviaría: pida un ensayo y confírmelo',
    'يجب أولًا تأكيد ما سيُرسل: اطلب معاينة ثم أكدها',
  ],
  // Cannot be decided now.
  'no-bundle': [
    'there is no law in force by which this could be decided: both members need a policy bundle in force',
    'aucun droit en vigueur ne permet de décider : chacun des deux membres doit avoir un recueil de règles en vigueur',
    'no hay normas en vigor para decidir: ambos miembros necesitan un conjunto de reglas en vigor',
    'لا توجد قواعد سارية للبت في ذلك: يلزم أن تكون لكلا العضوين مجموعة قواعد سارية',
  ],
  'recipient-key-invalid': [
    'the recipient has no valid key to seal to: its member has to register one',
    "le destinataire n'a pas de clé valide pour le scellement : son membre doit en enregistrer une",
    'el destinatario no tiene una clave válida para el sellado: su miembro debe registrar una',
    'ليس لدى الجهة المتلقية مفتاح صالح للختم: على عضوها تسجيل مفتاح',
  ],
  'registry-stale': [
    'the registry could not be read for too long: keys, members or law may have changed',
    'le registre est illisible depuis trop longtemps : clés, membres ou règles ont pu changer',
    'hace demasiado que no se puede leer el registro: claves, miembros o normas pueden haber cambiado',
    'تعذرت قراءة السجل مدة طويلة: ربما تغيرت المفاتيح أو الأعضاء أو القواعد',
  ],
  'clock-in-doubt': [
    "this machine's clock cannot be relied on: set it by a time server",
    "l'horloge de cette machine n'est pas fiable : réglez-la sur un serveur de temps",
    'el reloj de esta máquina no es fiable: ajústelo con un servidor horario',
    'لا يمكن الوثوق بساعة هذا الجهاز: اضبطها وفق خادم توقيت',
  ],
  'time-unproven': [
    'its end has come by the clock of this machine alone: it waits until others confirm the time',
    "sa fin n'est venue que selon l'horloge de cette machine : il attend que d'autres confirment l'heure",
    'su final solo ha llegado según el reloj de esta máquina: espera a que otros confirmen la hora',
    'لم يحن أجله إلا بحسب ساعة هذا الجهاز وحده: ينتظر أن تؤكد جهات أخرى الوقت',
  ],
  'engine-failure': [
    'the policy engine has failed and decides nothing until it is started again',
    "le moteur de règles est en panne et ne décide rien jusqu'à son redémarrage",
    'el motor de reglas ha fallado y no decide nada hasta que se reinicie',
    'تعطل محرك القواعد ولن يبت في شيء حتى يُعاد تشغيله',
  ],
  'not-registered': [
    'the registry knows no valid signing key of this gateway: its member has to register one',
    'le registre ne connaît aucune clé de signature valide de cette passerelle : son membre doit en enregistrer une',
    'el registro no conoce ninguna clave de firma válida de esta pasarela: su miembro debe registrar una',
    'لا يعرف السجل مفتاح توقيع صالحًا لهذه البوابة: على عضوها تسجيل مفتاح',
  ],
  undecidable: [
    'no decision can be made now: nothing is given out',
    "aucune décision n'est possible actuellement : rien n'est communiqué",
    'ahora no es posible decidir: no se comunica nada',
    'لا يمكن البت الآن: لا يُفصح عن شيء',
  ],
  'forked-ledger': [
    'the ledger has shown two histories and is not believed',
    "le journal a montré deux histoires et n'est plus cru",
    'el registro ha mostrado dos historias y no se le da crédito',
    'أظهر السجل تاريخين ولم يعد موثوقًا',
  ],
  // Of time.
  'retention-ended': [
    'the time for which this may be kept has ended',
    'la durée de conservation est écoulée',
    'ha terminado el plazo de conservación',
    'انتهت مدة الاحتفاظ',
  ],
  expired: ['the notice has expired', 'la notice a expiré', 'la notificación ha caducado', 'انتهت صلاحية النشرة'],
  'clock-skew': [
    "the notice is dated ahead: set the gateway's clock by a time server and publish a new revision",
    "la notice est postdatée : réglez l'horloge de la passerelle et publiez une nouvelle révision",
    'la notificación lleva una fecha futura: ajuste el reloj de la pasarela y publique una nueva revisión',
    'تاريخ النشرة متقدم: اضبط ساعة البوابة وانشر نسخة جديدة',
  ],
  // Said by the exchange.
  'not-reviewed': [
    'the reviewing body that released the notice was not given this category',
    "l'organe de contrôle qui a levé la retenue n'a pas reçu cette catégorie",
    'el órgano de control que la liberó no recibió esta categoría',
    'لم تُعرض هذه الفئة على هيئة المراجعة التي أجازت النشرة',
  ],
  'unknown-recipient': [
    'the recipient is not a registered gateway',
    "le destinataire n'est pas une passerelle enregistrée",
    'el destinatario no es una pasarela registrada',
    'الجهة المتلقية ليست بوابة مسجلة',
  ],
  malformed: [
    'the message does not have the form that is specified',
    "le message n'a pas la forme prescrite",
    'el mensaje no tiene la forma especificada',
    'الرسالة ليست بالصيغة المحددة',
  ],
  'too-large': [
    'the notice is too large: send fewer or shorter fields, or to fewer recipients at once',
    'la notice est trop volumineuse : envoyez moins de champs, ou à moins de destinataires',
    'la notificación es demasiado grande: envíe menos campos o a menos destinatarios',
    'النشرة كبيرة جدًا: أرسل حقولًا أقل أو إلى جهات أقل',
  ],
  'wrong-mode': [
    'exercise and live traffic do not mix',
    'exercice et service réel ne se mélangent pas',
    'los ejercicios y el servicio real no se mezclan',
    'لا يُخلط بين التمرين والتشغيل الفعلي',
  ],
  'foreign-subject': [
    "it was submitted under another gateway's name",
    "l'envoi porte le nom d'une autre passerelle",
    'se envió con el nombre de otra pasarela',
    'أُرسلت باسم بوابة أخرى',
  ],
  'unknown-member': ['the member has not been admitted', "le membre n'a pas été admis", 'el miembro no ha sido admitido', 'العضو غير مقبول'],
  'unknown-gateway': ['the gateway is not registered', "la passerelle n'est pas enregistrée", 'la pasarela no está registrada', 'البوابة غير مسجلة'],
  'unknown-key': ['the key is not registered', "la clé n'est pas enregistrée", 'la clave no está registrada', 'المفتاح غير مسجل'],
  'revoked-key': ['the key has been revoked', 'la clé a été révoquée', 'la clave ha sido revocada', 'أُلغي المفتاح'],
  'expired-key': [
    'the key has expired: register a new one',
    'la clé a expiré : enregistrez-en une nouvelle',
    'la clave ha caducado: registre una nueva',
    'انتهت صلاحية المفتاح: سجل مفتاحًا جديدًا',
  ],
  'not-yet-valid-key': ['the key is not valid yet', "la clé n'est pas encore valide", 'la clave aún no es válida', 'لم يصبح المفتاح صالحًا بعد'],
  'suspended-member': ['the member is suspended', 'le membre est suspendu', 'el miembro está suspendido', 'العضو موقوف'],
  'bad-signature': ['the signature does not verify', 'la signature ne se vérifie pas', 'la firma no se verifica', 'التوقيع غير صحيح'],
  equivocation: [
    'another notice was signed under the same number',
    'une autre notice a été signée sous le même numéro',
    'se firmó otra notificación con el mismo número',
    'وُقّعت نشرة أخرى تحت الرقم نفسه',
  ],
  'seq-taken': [
    'another notice has this sequence number',
    'une autre notice porte ce numéro de séquence',
    'otra notificación tiene este número de secuencia',
    'تحمل نشرة أخرى رقم التسلسل هذا',
  ],
  'seq-broken': [
    'the notice before is not the one that is named',
    "la notice précédente n'est pas celle qui est nommée",
    'la notificación anterior no es la que se nombra',
    'النشرة السابقة ليست المذكورة',
  ],
  'digest-mismatch': [
    'parts are missing or altered',
    'des parties manquent ou ont été modifiées',
    'faltan partes o han sido alteradas',
    'أجزاء مفقودة أو معدلة',
  ],
  'too-many-recipients': ['there are too many recipients', 'il y a trop de destinataires', 'hay demasiados destinatarios', 'عدد الجهات المتلقية كبير جدًا'],
  'unknown-suite': [
    'the cipher suite is not known',
    "la suite cryptographique n'est pas connue",
    'el conjunto criptográfico no se conoce',
    'مجموعة التشفير غير معروفة',
  ],
  'too-many-receipts': ['a category is purged once', "une catégorie n'est effacée qu'une fois", 'una categoría se borra una sola vez', 'تُمحى الفئة مرة واحدة'],
  'not-a-reviewer': [
    'only an appointed reviewing body releases or refuses',
    'seul un organe de contrôle désigné lève la retenue ou refuse',
    'solo un órgano de control designado libera o rechaza',
    'لا تجيز ولا ترفض إلا هيئة مراجعة معينة',
  ],
  'unknown-notice': [
    'the notice was not given to this body for review',
    "la notice n'a pas été soumise à cet organe",
    'la notificación no se sometió a este órgano',
    'لم تُعرض النشرة على هذه الهيئة',
  ],
  'not-held': ['this recipient is not held', "ce destinataire n'est pas en attente de levée", 'este destinatario no está retenido', 'هذه الجهة ليست معلّقة'],
  // Of an origin that did not keep to what it signed.
  'mislabelled-disclosure': [
    'a field was labelled with another category than its own',
    'un champ portait une autre catégorie que la sienne',
    'un campo llevaba una categoría que no era la suya',
    'وُسم حقل بفئة غير فئته',
  ],
  'unknown-disclosure': [
    'a field was not signed by the origin',
    "un champ n'était pas signé par l'émetteur",
    'un campo no estaba firmado por el emisor',
    'حقل لم توقعه الجهة المصدرة',
  ],
  'duplicate-disclosure': ['a field was given twice', 'un champ a été communiqué deux fois', 'un campo se comunicó dos veces', 'أُفصح عن حقل مرتين'],
  'commitment-mismatch': [
    'the key is not the one that the origin committed to',
    "la clé n'est pas celle à laquelle l'émetteur s'est engagé",
    'la clave no es la que el emisor comprometió',
    'المفتاح ليس الذي التزمت به الجهة المصدرة',
  ],
} as const satisfies Readonly<Record<string, InFour>>;

const PLACE: Readonly<Record<ToldIn, number>> = { en: 0, fr: 1, es: 2, ar: 3 };
const BY_CODE: ReadonlyMap<string, InFour> = new Map(Object.entries(CODES));

/** Why, by a code or by the name of a rule that stands in no bundle; undefined where it is neither. */
export function codeInWords(code: string, language: ToldIn): string | undefined {
  const [, short = code] = /^(?:origin|exchange|recipient|common)\/([a-z-]+)$/u.exec(code) ?? [];
  return BY_CODE.get(short)?.[PLACE[language]];
}

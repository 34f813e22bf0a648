// Words of the search: what people write in Spanish and Portuguese, and other names of the same thing.
(() => {
  const TRANSLATIONS = `
cuenta cuentas conta contas: account
saldo saldos: balance
transaccion transacciones transacao transacoes movimiento movimientos extrato movimentacao: transactions
factura facturas nota notas: invoice
fatura faturas: bills
pago pagos pagamento pagamentos pagar: payment
cobro cobros cobranca cobrancas: charge
enlace enlaces vinculo vinculos conexion conexao: link
contrasena clave senha senhas: password
institucion instituciones instituicao instituicoes banco bancos bank banks: institution
titular titulares dueno dono propietario proprietario identidad identidade kyc: owner
empleo empleos emprego empregos trabajo trabalho: employment
impuesto impuestos imposto impostos: tax
declaracion declaraciones declaracao declaracoes: return
retencion retenciones: retention
ingreso ingresos renda rendas salario: income
gasto gastos despesa despesas: expense
recurrente recurrentes recorrente recorrentes: recurring
pendiente pendientes pendente pendentes: pending
expirado expirada vencido vencida caducado caducada: expired
caido caida indisponivel: down
monto montos importe importes: amount
negativo negativa: negative
credencial credenciales credenciais: credentials
historial historico: history
firma assinatura: signature
renovar renew renovacion renovacao: renewal
dados datos: data
sensivel sensiveis sensible sensibles: sensitive
prestamo prestamos emprestimo emprestimos: loan
reembolso reembolsos estorno devolucion devolucao: refund
deuda deudas divida dividas: debt
inversion inversiones investimento investimentos: investment
cambio divisas: exchange
tarjeta cartao tarjetas cartoes: bills
consentimiento consentimientos consentimento consentimentos: consent
riesgo risco credito: risk
cliente clientes: customer
borrar eliminar excluir apagar remove revoke baja: delete
desvincular desconectar unlink: disconnect
actualizar atualizar: update
crear criar: create
listar: list
reintentar repetir tentar: retry
notificacion notificaciones notificacao notificacoes evento eventos callback: webhook
errores erro erros: error
codigo codigos: code
lista: list
verificacion verificacao: verification
paginacion paginacao paginas: pagination
prueba pruebas teste testes: test
produccion producao: production
token2 otp 2fa mfa 2sv sms: factor
throttle throttling ratelimit ratelimits limite limites: limit
conectar: connect
cancelar: cancel
usuario usuarios: user
llave llaves chave chaves: key
estado: status
mes meses: month
ambiente entorno: environment
empezar comenzar comecar inicio: start
solicitud solicitudes peticion peticiones requisicao requisicoes: request
respuesta respuestas resposta respostas: response
campo campos: field
ejemplo ejemplos exemplo exemplos: example
autenticacion autenticacao: authentication
privacidad privacidade: privacy
sdk: client
signup onboarding: connect
swagger: openapi
changes: changelog
removed deprecated retired: gone
paginate paging: pagination
`;

  // Words of a question that say nothing about its answer, in the three languages.
  const IDLE = new Set(
    (
      'a an and are at by can do does for from get give has have how i in is it mean means my of on or the this to use ' +
      'want was what when where which who why with you your all long many me much now only our should since there until we ' +
      'como cual cuando cuanto cuanta dar de dura del donde el en es hay la las lo los mi mis para por que quiero se su tengo tiempo un una y ' +
      'ao as com da das do dos e em eu faco meu minha na nao nas no nos o os ou posso qual quando quanto quero tem tempo um uma vale'
    ).split(' '),
  );

  const words = new Map();
  for (const line of TRANSLATIONS.trim().split('\n')) {
    const [sources, target] = line.split(': ');
    for (const word of sources.split(' ')) {
      words.set(word, target);
    }
  }

  /** Lower case without accents: `Transacción` -> `transaccion`. */
  function plain(text) {
    return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  }

  /** `createdBy`, `created_by` and `created-by` are all `created by`. */
  function tokenize(text) {
    return plain(text.replace(/([a-z0-9])([A-Z])/g, '$1 $2'))
      .split(/[^a-z0-9]+/)
      .filter(Boolean);
  }

  /** One form for singular and plural. */
  function stem(word) {
    return word.length > 3 && !/(ss|us|is)$/.test(word) ? word.replace(/ies$/, 'y').replace(/s$/, '') : word;
  }

  /** The word that the pages have for a word of a query. */
  function translate(word) {
    return words.get(word) ?? word;
  }

  /** The words of a query that tell something; all of them when none does. */
  function telling(terms) {
    const left = terms.filter((term) => !IDLE.has(term));
    return left.length > 0 ? left : terms;
  }

  globalThis.searchWords = { tokenize, stem, telling, translate };
})();

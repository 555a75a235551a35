/*
 * The licence language, version 1. Every choice is made by the next word alone, so that an error
 * always knows what could have stood there.
 */
grammar Licence;

licence : header (permit | forbid | duty | revoke)* EOF ;

header : LICENCE STRING VERSION SEMVER ;

permit : PERMIT actions (condition | limits | price | derivatives)* ;

forbid : FORBID (actions condition* | PURPOSE words condition* | condition+) ;

actions : action (COMMA action)* ;

action : INVOKE | DOWNLOAD | DERIVE | HOST ;

condition : scope | period | region ;

scope : FOR (PURPOSE words | ORGANISATIONS IN words) ;

period : DURING (amount=INT (DAYS | MONTHS) FROM GRANT | first=DATE TO last=DATE) ;

region : IN REGIONS words | ON NODES IN words ;

words : WORD (COMMA WORD)* ;

limits : AT MOST quota (AND quota)* ;

quota : INT CALLS PER window (FROM GRANT)? ;

window : MINUTE | HOUR | DAY | MONTH | YEAR ;

price : PRICE number WORD PER MU (COMMA (allowance | tier))* ;

allowance : FIRST INT MU PER window FREE ;

tier : ABOVE INT MU PER window number WORD PER MU ;

derivatives : DERIVATIVES (PERMITTED (COMMA share)? | FORBIDDEN) ;

share : (FIXED | CASCADING) SHARE number PERCENT ;

number : INT | DECIMAL ;

duty : DUTY ATTRIBUTE STRING ;

revoke : REVOKE WHEN cause (OR cause)* ;

cause : INSTITUTION UNVOUCHED | PAYMENT OVERDUE INT DAYS ;

LICENCE : 'licence' ;
VERSION : 'version' ;
PERMIT : 'permit' ;
FORBID : 'forbid' ;
DUTY : 'duty' ;
REVOKE : 'revoke' ;
INVOKE : 'invoke' ;
DOWNLOAD : 'download' ;
DERIVE : 'derive' ;
HOST : 'host' ;
FOR : 'for' ;
PURPOSE : 'purpose' ;
ORGANISATIONS : 'organisations' ;
IN : 'in' ;
REGIONS : 'regions' ;
ON : 'on' ;
NODES : 'nodes' ;
DURING : 'during' ;
DAYS : 'days' ;
MONTHS : 'months' ;
FROM : 'from' ;
GRANT : 'grant' ;
TO : 'to' ;
AT : 'at' ;
MOST : 'most' ;
AND : 'and' ;
OR : 'or' ;
CALLS : 'calls' ;
PER : 'per' ;
MINUTE : 'minute' ;
HOUR : 'hour' ;
DAY : 'day' ;
MONTH : 'month' ;
YEAR : 'year' ;
PRICE : 'price' ;
MU : 'MU' ;
FIRST : 'first' ;
FREE : 'free' ;
ABOVE : 'above' ;
DERIVATIVES : 'derivatives' ;
PERMITTED : 'permitted' ;
FORBIDDEN : 'forbidden' ;
FIXED : 'fixed' ;
CASCADING : 'cascading' ;
SHARE : 'share' ;
ATTRIBUTE : 'attribute' ;
WHEN : 'when' ;
INSTITUTION : 'institution' ;
UNVOUCHED : 'unvouched' ;
PAYMENT : 'payment' ;
OVERDUE : 'overdue' ;
COMMA : ',' ;
PERCENT : '%' ;

DATE : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT ;
SEMVER : DIGIT+ '.' DIGIT+ '.' DIGIT+ ('-' [0-9A-Za-z.-]+)? ;
DECIMAL : DIGIT+ '.' DIGIT+ ;
INT : DIGIT+ ;
WORD : [\p{L}_] [\p{L}\p{M}\p{Nd}_-]* ;
STRING : '"' (~["\\\r\n] | '\\' ["\\])* '"' ;

COMMENT : '#' ~[\r\n]* -> skip ;
SPACE : [ \t\r\n]+ -> skip ;
UNKNOWN : . ;

fragment DIGIT : [0-9] ;

@echo off
rem social-workers start | backup <file> | restore <file> | verify | config | ...
setlocal
set "here=%~dp0.."
if "%~1"=="" goto start
if "%~1"=="start" goto start
"%here%\node\node.exe" "%here%\dist\cli.js" %*
exit /b %errorlevel%
:start
"%here%\node\node.exe" "%here%\dist\main.js"
exit /b %errorlevel%

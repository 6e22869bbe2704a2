@echo off
rem Starts klardag. In a source tree it builds the program first, when there is none or the sources are newer.
setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
set "app=%here%target"
if not exist "%here%pom.xml" if exist "%here%klardag-cli.jar" set "app=%here:~0,-1%"

set "java="
rem An installed program runs on the Java it came with
if exist "%here%runtime\bin\java.exe" set "java=%here%runtime\bin\java.exe"
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do for %%h in ("%%~dpj..") do call :try "%%~fh"
for %%r in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
    for /d %%h in ("%%~r\*") do call :try "%%~fh"
)
if not defined java (
    >&2 echo klardag: hittar ingen Java 25 eller senare. Installera en JDK 25, eller peka ut den med JAVA_HOME.
    >&2 echo klardag: found no Java 25 or later. Install a JDK 25, or point JAVA_HOME at it.
    exit /b 2
)

if /i not "%KLARDAG_BUILD%"=="never" if exist "%here%pom.xml" call :build || exit /b 2

set "options=-XX:-UsePerfData -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"
set "cache="
if exist "%here%package.id" call :keep
set "quick="
if defined cache if exist "%cache%" set quick="-XX:AOTCache=%cache%"

for /f "tokens=2 delims=:." %%c in ('chcp') do set "codepage=%%c"
chcp 65001 >nul
"%java%" -XX:+UseSerialGC %options% -XX:TieredStopAtLevel=1 -Xshare:auto %quick% -Xlog:disable -Xlog:all=error:stderr -Xlog:aot*=off:stderr -Dklardag.rejects=101 -cp "%app%\klardag-cli.jar;%app%\lib\*" se.klardag.cli.Main %*
set "code=%ERRORLEVEL%"
if defined codepage chcp %codepage% >nul
rem Java ends with 1 when it does not start, which is our code for rejected rows: the program says 101 for that
if "%code%"=="101" exit /b 1
if not "%code%"=="1" exit /b %code%
>&2 echo klardag: Java startade inte, se ovan. Inget resultat finns. Se efter minnet och JAVA_TOOL_OPTIONS, eller peka ut en annan JDK med JAVA_HOME.
>&2 echo klardag: Java did not start, see above. There is no result. Look at the memory and JAVA_TOOL_OPTIONS, or point JAVA_HOME at another JDK.
exit /b 70

rem What Java learns goes outside the program's own files, once, at the first start; KLARDAG_TRAIN=never leaves it out
:keep
if not defined LOCALAPPDATA exit /b 0
if /i "%KLARDAG_TRAIN%"=="never" exit /b 0
set /p package=<"%here%package.id"
set "kept=%LOCALAPPDATA%\klardag\%package%"
set "cache=%kept%\klardag-daily.aot"
if exist "%cache%" exit /b 0
if exist "%kept%\failed" exit /b 0
mkdir "%kept%" 2>nul
if not exist "%kept%\" exit /b 0
>&2 echo klardag: preparing for quicker starts, once ...
rem The collector with regions is the only one that keeps what it holds in a form that the others, ours too, can load
"%java%" -XX:+UseG1GC %options% "-XX:AOTCacheOutput=%cache%.new" -cp "%app%\klardag-cli.jar;%app%\lib\*" se.klardag.cli.AotTraining daily >"%kept%\rehearsal.log" 2>&1 <nul
if errorlevel 1 type nul >"%kept%\failed"
if not errorlevel 1 move /y "%cache%.new" "%cache%" >nul
exit /b 0

:try
if defined java exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do (
    for /f "delims=-+" %%m in ("%%~v") do call :enough "%~1" "%%m"
)
exit /b 0

:enough
set "major=%~2"
set "major=%major:"=%"
if %major% GEQ 25 set "java=%~1\bin\java.exe"
exit /b 0

:build
powershell -NoProfile -Command "$jar = Get-Item -LiteralPath $env:app\klardag-cli.jar -ErrorAction SilentlyContinue; if (-not $jar) { exit 1 }; $built = @($jar; Get-Item -LiteralPath $env:app\.klardag.built -ErrorAction SilentlyContinue).LastWriteTime | Sort-Object | Select-Object -Last 1; Set-Location -LiteralPath ($env:here + '..'); $new = @(Get-Item pom.xml; Get-ChildItem engine, rules, cli -Recurse -File -Include *.java, *.yaml, *.csv, *.json, *.properties, pom.xml) | Where-Object { $_.FullName -notmatch '\\(target|src\\test)\\' -and $_.LastWriteTime -gt $built } | Select-Object -First 1; if ($new) { exit 1 }"
if not errorlevel 1 exit /b 0
where mvn >nul 2>nul || (
    >&2 echo klardag: Maven, mvn, saknas: programmet byggs ur sin kod med Maven 3.6.3 eller senare.
    >&2 echo klardag: Maven, mvn, is missing: the program is built from its source with Maven 3.6.3 or later.
    exit /b 1
)
>&2 echo klardag: bygger programmet / building the program ...
call mvn -B -q -f "%here%..\pom.xml" -pl cli -am -Dmaven.test.skip=true -Dspotless.check.skip=true package 1>&2 <nul || exit /b 1
type nul >"%app%\.klardag.built"
exit /b 0
